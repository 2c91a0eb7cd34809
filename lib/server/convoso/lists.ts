import { z } from 'zod'
import type { List, ListChanges } from '@/lib/contracts/lists'
import type { Dialer } from '@/lib/server/ports/dialer'
import { isListPending, type Envelope } from './envelope'
import type { Fields } from './form'
import { idOut } from './outgoing'
import type { Room } from './room'
import { id, moment, parsePart, reference, text, yesNo } from './wire'

/** `lists/search`, `insert`, `update` and `delete`. */
export function makeLists(room: Room): Dialer['lists'] {
  const search = room.reads.endpoint<List[]>('lists', 'lists/search')
  return {
    search: async (input, options) =>
      search(
        {
          fields: {
            // Documented as required: without it some accounts answer with both, some refuse.
            status: input.active ? '1' : '0',
            id: input.id === undefined ? undefined : idOut(input.id, 'id'),
            campaign_id: input.campaignId === undefined ? undefined : idOut(input.campaignId, 'campaignId'),
          },
          parse: (envelope) => toLists(envelope, room.timeZone),
        },
        options,
      ),
    insert: (list, options) =>
      room.write('lists/insert', { fields: () => toFields(list), parse: (envelope) => ({ id: idOfNew(envelope) }), touches: ['lists'], options }),
    update: (listId, changes, options) =>
      room.write('lists/update', {
        fields: () => ({ list_id: idOut(listId, 'id'), ...toFields(changes) }),
        parse: () => undefined,
        touches: ['lists'],
        options,
      }),
    remove: (listId, options) =>
      room.write('lists/delete', {
        fields: () => ({ list_id: idOut(listId, 'id') }),
        parse: (envelope) => ({ pending: isListPending(envelope) }),
        touches: ['lists', 'leads'],
        options,
      }),
  }
}

function toLists(envelope: Envelope, zone: string): List[] {
  const row = z.object({ id, name: text, status: yesNo, campaign_id: reference.optional(), last_called_at: moment(zone) })
  return parsePart(z.array(row), envelope.body.data).map((wire) => ({
    id: wire.id,
    name: wire.name,
    active: wire.status,
    campaignId: wire.campaign_id ?? null,
    lastCalledAt: wire.last_called_at,
  }))
}

const toFields = (list: ListChanges): Fields => ({
  name: list.name,
  campaign_id: list.campaignId === undefined ? undefined : idOut(list.campaignId, 'campaignId'),
  description: list.description,
  status: list.active === undefined ? undefined : list.active ? '1' : '0',
})

/** The id stands in `data`, in the answer itself, or in both. */
function idOfNew(envelope: Envelope): string {
  const data = z.object({ list_id: id }).safeParse(envelope.body.data)
  return data.success ? data.data.list_id : parsePart(id, envelope.body.id, true)
}
