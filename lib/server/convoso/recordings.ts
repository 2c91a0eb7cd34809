import { z } from 'zod'
import type { Recording } from '@/lib/contracts/recordings'
import type { Page } from '@/lib/server/ports/dialer'
import type { Envelope } from './envelope'
import { readPage, type Asked } from './pages'
import { looseId, moment, numberOrNull, reference, textOrNull } from './wire'

/** The shared answer of leads/get-recordings and users/recordings. */
export const toRecordings = (envelope: Envelope, { asked, zone }: { asked: Asked; zone: string }): Page<Recording> =>
  readPage(envelope, { asked, rows: 'entries', rootRows: 'entries', total: 'total', row: recordingRow(zone) })

const recordingRow = (zone: string): z.ZodType<Recording> =>
  z
    .object({
      recording_id: looseId,
      lead_id: reference.optional(),
      start_time: moment(zone),
      end_time: moment(zone),
      seconds: numberOrNull.optional(),
      url: textOrNull.optional(),
    })
    .transform((wire) => ({
      id: wire.recording_id,
      leadId: wire.lead_id ?? null,
      startedAt: wire.start_time,
      endedAt: wire.end_time,
      seconds: wire.seconds ?? null,
      source: wire.url ?? null,
    }))
