import { z } from 'zod'
import type { Dialer, DialerCampaign } from '@/lib/server/ports/dialer'
import type { Envelope } from './envelope'
import { idOut } from './outgoing'
import type { Room } from './room'
import { id, parsePart, readMoment, text, yesNo, zoneOfMoment } from './wire'

const row = z.object({ id, name: text, status: yesNo, last_call_date: z.unknown().optional() })

/** `campaigns/search` and `campaigns/status`. */
export function makeCampaigns(room: Room): Dialer['campaigns'] {
  const search = room.reads.endpoint<DialerCampaign[]>('campaigns', 'campaigns/search')
  return {
    search: (options) => search({ fields: {}, parse: (envelope) => toCampaigns(envelope, room.timeZone) }, options),
    setActive: (campaignId, active, options) =>
      room.write('campaigns/status', {
        fields: () => ({ campaign_id: idOut(campaignId, 'campaignId'), status: room.statusWords[active ? 'on' : 'off'] }),
        parse: () => undefined,
        touches: ['campaigns'],
        options,
      }),
  }
}

const toCampaigns = (envelope: Envelope, zone: string): DialerCampaign[] =>
  parsePart(z.array(row), envelope.body.data).map((wire) => ({
    id: wire.id,
    name: wire.name,
    active: wire.status,
    lastCallAt: readMoment(wire.last_call_date, zone),
    timeZone: zoneOfMoment(wire.last_call_date),
  }))
