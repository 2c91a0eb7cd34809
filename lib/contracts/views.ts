import * as z from 'zod/mini'
import { instant } from './paging'
import { longestViewName, viewPages } from './views-words'

export const view = z.object({
  id: z.string(),
  page: z.enum(viewPages),
  name: z.string(),
  /** The page's address after the `?`. */
  search: z.string(),
  isShared: z.boolean(),
  ownerName: z.string(),
  isOwn: z.boolean(),
  updatedAt: instant,
})
export type View = z.infer<typeof view>

export const viewsAnswer = z.object({ items: z.array(view), now: instant })
export type ViewsAnswer = z.infer<typeof viewsAnswer>

export const viewsQuery = z.strictObject({ page: z.enum(viewPages) })

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestViewName))
/** A kept search for a person is nobody's view: its key must not be in it. */
const search = z.string().check(
  z.maxLength(2_000),
  z.refine((text) => !new URLSearchParams(text).has('s'), 'must not carry a search for a person'),
)

export const newViewInput = z.strictObject({ page: z.enum(viewPages), name, search, isShared: z._default(z.boolean(), false) })
export type NewViewInput = z.output<typeof newViewInput>
export const viewChanges = z.strictObject({ name: z.optional(name), search: z.optional(search), isShared: z.optional(z.boolean()) })
export type ViewChanges = z.output<typeof viewChanges>
