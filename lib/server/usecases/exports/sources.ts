import { agentTable } from '../agents/export-agents'
import { allCalls } from '../calls/export-calls'
import { hoursEvidence } from '../calls/export-hours'
import { anyExport, type AnyExport } from './export-source'
import { listLeads } from './list-leads'

/** Everything that can be had as a file. */
export const exportSources: readonly AnyExport[] = [anyExport(listLeads), anyExport(allCalls), anyExport(hoursEvidence), anyExport(agentTable)]
