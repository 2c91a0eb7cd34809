import * as z from 'zod/mini'
import { callSearch } from './calls'
import { instant, upstreamId } from './paging'
import { performanceQuery } from './performance'

/** All leads of one list. */
export const listExportInput = z.strictObject({ kind: z.literal('lists.export'), listId: upstreamId })
export type ListExportInput = z.infer<typeof listExportInput>

/** All calls that a search of the call log finds. */
export const callsExportInput = z.strictObject({ kind: z.literal('calls.export'), search: callSearch })
export type CallsExportInput = z.infer<typeof callsExportInput>

/** Calls by the called party's clock, as evidence. */
export const hoursExportInput = z.strictObject({ kind: z.literal('calls.hours-export'), search: callSearch })
export type HoursExportInput = z.infer<typeof hoursExportInput>

/** The table of agents: these columns by their ids, in this order, with the same columns of what they are compared with. */
export const agentsExportInput = z.strictObject({
  kind: z.literal('agents.export'),
  query: performanceQuery,
  columns: z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(80)),
  /** A column's id; anything else is by name. */
  sort: z.string().check(z.maxLength(60)),
  dir: z.enum(['asc', 'desc']),
  /** When the numbers on the screen were read: as long as that read is remembered, the file has the very same. */
  readAt: z.optional(instant),
  /** How many stand there; an export that grows beyond what may be had without the password ends. */
  rows: z.optional(z.number().check(z.int(), z.minimum(0))),
})
export type AgentsExportInput = z.infer<typeof agentsExportInput>

/** What can be had as a file: each kind with its filters. */
export const exportInput = z.discriminatedUnion('kind', [listExportInput, callsExportInput, hoursExportInput, agentsExportInput])
export type ExportInput = z.infer<typeof exportInput>
