import * as z from 'zod/mini'
import { listFields, listNameProblem, listStatuses, longestListDescription, longestListName, normalListName, shortestListName } from './lists-words'
import { instant, readStamp, upstreamId } from './paging'

export const list = z.object({
  id: upstreamId,
  name: z.string(),
  active: z.boolean(),
  /** Only some upstream generations name it in the row. */
  campaignId: z.nullable(upstreamId),
  lastCalledAt: z.nullable(instant),
})
export type List = z.infer<typeof list>

const description = z.string().check(z.maxLength(longestListDescription))

/** What goes to the dialer. */
export const newList = z.strictObject({
  name: z.string().check(z.minLength(shortestListName), z.maxLength(longestListName)),
  campaignId: upstreamId,
  description: z.optional(description),
  active: z.optional(z.boolean()),
})
export type NewList = z.infer<typeof newList>
export const listChanges = z.partial(newList)
export type ListChanges = z.infer<typeof listChanges>

const listField = z.enum(listFields)

/** A change that was not made here, field by field, until somebody changes the list here again. */
export const listDrift = z.object({ changes: z.array(z.object({ field: listField, from: z.string(), to: z.string() })), seenAt: instant })
export type ListDrift = z.infer<typeof listDrift>

/** An act of ours that is not proven yet. */
export const pendingListAct = z.object({
  id: z.string(),
  kind: z.enum(['create', 'edit', 'remove']),
  listId: z.nullable(upstreamId),
  name: z.string(),
  /** `unknown`: no answer came. `deleting`: the dialer said that it deletes in the background. `failed`: looked for in vain. */
  status: z.enum(['sending', 'unknown', 'deleting', 'failed']),
  since: instant,
  by: z.string(),
  sentence: z.string(),
  /** Takes longer than it should: a person must act. */
  isOverdue: z.boolean(),
})
export type PendingListAct = z.infer<typeof pendingListAct>

export const boardList = z.object({
  ...list.shape,
  campaignName: z.nullable(z.string()),
  drift: z.nullable(listDrift),
  pending: z.nullable(pendingListAct),
})
export type BoardList = z.infer<typeof boardList>

/** One of the two searches that the table is made of. */
const readPart = z.object({ read: z.nullable(readStamp), problem: z.nullable(z.string()) })
export type ListsPart = z.infer<typeof readPart>

export const listsAnswer = z.object({
  items: z.array(boardList),
  now: instant,
  active: readPart,
  inactive: readPart,
  /** Lists whose campaign is not known yet, where the dialer's rows do not name it. */
  campaigns: z.object({ missing: z.int(), isReading: z.boolean(), oldestAt: z.nullable(instant), problem: z.nullable(z.string()) }),
  /** Acts without a row of their own: lists whose making got no answer. */
  openActs: z.array(pendingListAct),
})
export type ListsAnswer = z.infer<typeof listsAnswer>

const oneOrMore = (value: unknown): unknown => {
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return values.flatMap((each: unknown) => (typeof each === 'string' ? each.split(',') : [each]))
}

export const listsQuery = z.strictObject({
  status: z.pipe(z.transform(oneOrMore), z.array(z.enum(listStatuses))),
  campaignId: z.optional(upstreamId),
})
export type ListsQuery = z.output<typeof listsQuery>

const typedName = z.pipe(
  z.string().check(z.maxLength(200), z.refine((name) => listNameProblem(name) === null, { error: (issue) => listNameProblem(String(issue.input)) ?? 'is no name' })),
  z.transform(normalListName),
)
const reason = z.optional(z.string().check(z.trim(), z.maxLength(200)))

export const createListInput = z.strictObject({
  name: typedName,
  campaignId: upstreamId,
  description: z.optional(description),
  active: z._default(z.boolean(), true),
  reason,
})
export type CreateListInput = z.output<typeof createListInput>

const someValue = z.refine((values) => typeof values === 'object' && values !== null && Object.keys(values).length > 0, 'needs at least one field')

export const editListInput = z.strictObject({
  changes: z
    .strictObject({ name: z.optional(typedName), campaignId: z.optional(upstreamId), active: z.optional(z.boolean()), description: z.optional(description) })
    .check(someValue),
  /** What the person saw when deciding. A field that is otherwise by now refuses the edit. */
  expected: z.strictObject({ name: z.optional(z.string().check(z.maxLength(200))), campaignId: z.optional(upstreamId), active: z.optional(z.boolean()), description: z.optional(description) }),
  reason,
})
export type EditListInput = z.output<typeof editListInput>

export const removeListInput = z.strictObject({ typedName: z.string().check(z.maxLength(200)), reason })
export type RemoveListInput = z.output<typeof removeListInput>

/** `confirmed`: a later read shows it; `unchanged`: it already was so; `unknown`: no read could show it yet. */
export const editListAnswer = z.object({
  outcome: z.enum(['confirmed', 'unchanged', 'unknown']),
  actId: z.nullable(z.string()),
  written: z.array(listField),
  list: boardList,
})
export type EditListAnswer = z.infer<typeof editListAnswer>

export const createListAnswer = z.object({ outcome: z.enum(['confirmed', 'unknown']), actId: z.string(), listId: z.nullable(upstreamId), sentence: z.string() })
export type CreateListAnswer = z.infer<typeof createListAnswer>

/** `deleting`: the dialer goes on with it in the background. */
export const removeListAnswer = z.object({ outcome: z.enum(['gone', 'deleting', 'unknown']), actId: z.string(), listId: upstreamId, sentence: z.string() })
export type RemoveListAnswer = z.infer<typeof removeListAnswer>

const shownValue = z.nullable(z.string())
export const listConflict = z.object({
  fields: z.array(z.object({ field: listField, expected: shownValue, theirs: shownValue, yours: shownValue })),
  list: boardList,
})
export type ListConflict = z.infer<typeof listConflict>

export const listDetail = z.object({
  list: boardList,
  read: z.nullable(readStamp),
  now: instant,
  /** How many leads it holds; `null` with a problem when they could not be counted. */
  leads: z.object({ total: z.nullable(z.int()), answeredAt: z.nullable(instant), problem: z.nullable(z.string()) }),
  /** What was last written from here: the dialer does not tell descriptions. */
  description: z.nullable(z.string()),
  /** Files of its leads that are being written now; a list that goes takes the rest of their rows with it. */
  exports: z.array(z.object({ by: z.string(), rows: z.int(), total: z.nullable(z.int()) })),
  problem: z.nullable(z.string()),
})
export type ListDetail = z.infer<typeof listDetail>
