import { z } from 'zod'
import type { Lead } from '@/lib/contracts/leads'
import type { Recording } from '@/lib/contracts/recordings'
import type { Dialer, Page } from '@/lib/server/ports/dialer'
import type { Envelope } from './envelope'
import { changesOut, filtersOut, newLeadOut } from './lead-fields'
import { toLead } from './lead-row'
import { idOut, pageOut, stampOut } from './outgoing'
import { readPage } from './pages'
import { toRecordings } from './recordings'
import type { Room } from './room'
import { id, parsePart } from './wire'

/** `leads/search`, `insert`, `update`, `delete` and `get-recordings`. */
export function makeLeads(room: Room): Dialer['leads'] {
  const zone = room.timeZone
  const row = toLead(zone)
  const search = room.reads.endpoint<Page<Lead>>('leads', 'leads/search')
  const recordings = room.reads.endpoint<Page<Recording>>('leads', 'leads/get-recordings')
  return {
    search: async (input, options) => {
      const asked = pageOut(input, { usual: 100, most: 2000 })
      const fields = { ...filtersOut(input, zone), ...asked }
      const parse = (envelope: Envelope) => readPage(envelope, { asked, rows: 'entries', rootRows: 'results', total: 'total', row })
      return search({ fields, parse }, options)
    },
    insert: (lead, options) =>
      room.write('leads/insert', { fields: () => newLeadOut(lead), parse: (envelope) => ({ id: idOfNew(envelope) }), touches: ['leads'], options }),
    update: (leadId, changes, options) =>
      room.write('leads/update', {
        fields: () => ({ lead_id: idOut(leadId, 'id'), ...changesOut(changes) }),
        parse: () => undefined,
        touches: ['leads'],
        options,
      }),
    remove: (leadId, options) =>
      room.write('leads/delete', { fields: () => ({ lead_id: idOut(leadId, 'id') }), parse: () => undefined, touches: ['leads'], options }),
    recordings: async (input, options) => {
      const asked = pageOut(input, { usual: 100, most: 100 })
      const fields = {
        // Lead 0 would answer with the recordings of everybody.
        lead_id: idOut(input.leadId, 'leadId'),
        start_time: stampOut(input.from, { zone, path: 'from' }),
        end_time: stampOut(input.to, { zone, path: 'to' }),
        ...asked,
      }
      return recordings({ fields, parse: (envelope) => toRecordings(envelope, { asked, zone }) }, options)
    },
  }
}

/** The id stands in `data`, in the answer itself, or in both. */
function idOfNew(envelope: Envelope): string {
  const data = z.object({ lead_id: id }).safeParse(envelope.body.data)
  return data.success ? data.data.lead_id : parsePart(id, envelope.body.id, true)
}
