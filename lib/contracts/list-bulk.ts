import * as z from 'zod/mini'
import { mostBulkLists } from './jobs-words'
import { upstreamId } from './paging'

const kind = z.literal('lists.bulk-edit')
const count = z.int().check(z.nonnegative())

/** One thing for all of them. */
export const listBulkChange = z.union([z.strictObject({ active: z.boolean() }), z.strictObject({ campaignId: upstreamId })])
export type ListBulkChange = z.infer<typeof listBulkChange>

const ids = z.array(upstreamId).check(z.minLength(1), z.maxLength(mostBulkLists))
export const previewListBulkInput = z.strictObject({ kind, ids, change: listBulkChange })
export type PreviewListBulkInput = z.infer<typeof previewListBulkInput>

/** What a person saw of a list when deciding; a list that is otherwise by now is left alone. */
const seenList = z.object({ active: z.boolean(), campaignId: z.nullable(upstreamId) })
export type SeenList = z.infer<typeof seenList>

export const listBulkInput = z.strictObject({
  kind,
  lists: z.array(z.strictObject({ id: upstreamId, seen: z.strictObject(seenList.shape) })).check(z.minLength(1), z.maxLength(mostBulkLists)),
  change: listBulkChange,
  /** The number the person saw, typed by hand above 100. */
  expectedCount: z.int().check(z.positive()),
  reason: z.optional(z.string().check(z.trim(), z.maxLength(200))),
})
export type ListBulkInput = z.infer<typeof listBulkInput>

export const listBulkPreview = z.object({
  kind,
  rowsPerSecond: z.number(),
  seconds: z.number(),
  /** In the order of the choice; what is no longer there is left out. */
  lists: z.array(z.object({ id: upstreamId, name: z.string(), seen: seenList, campaignName: z.nullable(z.string()), isUnchanged: z.boolean() })),
  missing: count,
})
export type ListBulkPreview = z.infer<typeof listBulkPreview>
