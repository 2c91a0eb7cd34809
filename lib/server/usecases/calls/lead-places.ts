import type { Call } from '@/lib/contracts/calls'
import type { Lead } from '@/lib/contracts/leads'
import type { Ctx } from '../desk'
import { candidateZones, zonesOfLead } from '../people/called-party-zone'
import type { Whereabouts } from './judge-call'
import { stateOfAreaCode, stateOfZip } from './state-tables'

const perRead = 200
const mostKept = 50_000

type Home = Pick<Lead, 'postalCode' | 'state' | 'country' | 'phone' | 'phoneCode'>

/** Where leads live, read in the background and only when asked for; one that is gone has no home. */
export type LeadPlaces = {
  /** Reads those that are not known yet; answers how many requests it took. Throws what the dialer throws. */
  read: (leadIds: readonly string[], signal: AbortSignal) => Promise<number>
  homeOf: (leadId: string | null) => Home | null
}

export function makeLeadPlaces(ctx: Pick<Ctx, 'dialer'>): LeadPlaces {
  const known = new Map<string, Home | null>()
  return {
    homeOf: (leadId) => (leadId === null ? null : (known.get(leadId) ?? null)),
    read: async (leadIds, signal) => {
      const wanted = [...new Set(leadIds)].filter((id) => !known.has(id))
      if (known.size + wanted.length > mostKept) known.clear()
      for (let first = 0; first < wanted.length; first += perRead) {
        const part = wanted.slice(first, first + perRead)
        const { data } = await ctx.dialer.leads.search({ leadIds: part, limit: part.length }, { priority: 'background', signal })
        for (const id of part) known.set(id, null)
        for (const { id, postalCode, state, country, phone, phoneCode } of data.items) if (known.has(id)) known.set(id, { postalCode, state, country, phone, phoneCode })
      }
      return Math.ceil(wanted.length / perRead)
    },
  }
}

/** By the number alone: where it was first given out. */
export function whereaboutsOfNumber({ numberDialed, phone }: Pick<Call, 'numberDialed' | 'phone'>): Whereabouts {
  const number = numberDialed ?? phone ?? ''
  return { ...candidateZones({ phone: number }), state: stateOfNumber(number) }
}

/** The postal code first, then a state of one zone, then the number. */
export function whereabouts(call: Pick<Call, 'numberDialed' | 'phone'>, home: Home | null): Whereabouts {
  if (home === null) return whereaboutsOfNumber(call)
  const number = call.numberDialed ?? call.phone ?? home.phone
  const found = zonesOfLead({ ...home, phone: number })
  if (found.source === 'unknown') return whereaboutsOfNumber(call)
  const told = stateOfZip(home.postalCode) ?? (/^[a-z]{2}$/i.test(home.state.trim()) ? home.state.trim().toUpperCase() : null)
  return { ...found, state: found.source === 'area-code' ? (told ?? stateOfNumber(number)) : told }
}

const stateOfNumber = (number: string): string | null => stateOfAreaCode(/^1?(\d{3})\d{7}$/.exec(number.replace(/\D/g, ''))?.[1] ?? '')
