import * as z from 'zod/mini'
import { callSearch } from './calls'
import { upstreamId } from './paging'

/** All leads of one list. */
export const listExportInput = z.strictObject({ kind: z.literal('lists.export'), listId: upstreamId })
export type ListExportInput = z.infer<typeof listExportInput>

/** All calls that a search of the call log finds. */
export const callsExportInput = z.strictObject({ kind: z.literal('calls.export'), search: callSearch })
export type CallsExportInput = z.infer<typeof callsExportInput>

/** Calls by the called party's clock, as evidence. */
export const hoursExportInput = z.strictObject({ kind: z.literal('calls.hours-export'), search: callSearch })
export type HoursExportInput = z.infer<typeof hoursExportInput>

/** What can be had as a file: each kind with its filters. */
export const exportInput = z.discriminatedUnion('kind', [listExportInput, callsExportInput, hoursExportInput])
export type ExportInput = z.infer<typeof exportInput>
