import type { LeadRecordings } from '@/lib/contracts/lead-edits'
import type { Recording } from '@/lib/contracts/recordings'
import { isPlayableSource, recordingIdOfLead } from '@/lib/contracts/recordings-words'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

const perRead = 100
const mostReads = 5

/** Recordings of one lead, newest first, without where they lie. Throws selection_mismatch when the dialer answers with others' recordings. */
export async function getLeadRecordings(ctx: Ctx, leadId: string): Promise<LeadRecordings> {
  assertMay(ctx, 'recordings.play')
  const { found, total } = await readAll(ctx, leadId)
  if (found.some((recording) => recording.leadId !== null && recording.leadId !== leadId))
    throw new AppError('selection_mismatch', 'Convoso answered with the recordings of other leads. Nothing is shown.')
  const items = found
    .map(({ id, startedAt, seconds, source }) => ({ id: recordingIdOfLead(leadId, id), startedAt, seconds, isPlayable: isPlayableSource(source) }))
    .toSorted((a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? ''))
  return { items, total, now: toInstant(ctx.clock.now()) }
}

async function readAll(ctx: Ctx, leadId: string): Promise<{ found: Recording[]; total: number | null }> {
  const found: Recording[] = []
  let total: number | null = null
  for (let read = 0; read < mostReads; read += 1) {
    const { data } = await ctx.dialer.leads.recordings({ leadId, offset: found.length, limit: perRead }, { maxAgeMs: 10_000 })
    found.push(...data.items)
    total = data.total
    if (data.items.length === 0 || found.length >= (total ?? 0)) break
  }
  return { found, total }
}
