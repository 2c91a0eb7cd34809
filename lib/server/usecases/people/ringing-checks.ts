import type { RingingCheck } from '@/lib/contracts/people'
import type { Callback } from '@/lib/contracts/callbacks'
import type { Call } from '@/lib/contracts/calls'
import type { Disposition } from '@/lib/contracts/dispositions'
import type { Campaign } from '@/lib/contracts/campaigns'
import type { Lead } from '@/lib/contracts/leads'
import type { List } from '@/lib/contracts/lists'
import { fromInstant } from '@/lib/shared/instant'
import { callingHours, localClock } from '../campaigns/local-hours'
import { zonesOfLead, type CandidateZones } from './called-party-zone'

/** What one question found; the moment of its read is added by whoever asked. */
export type Finding = Pick<RingingCheck, 'verdict' | 'evidence' | 'at'>

const finding = (verdict: Finding['verdict'], evidence: string, at: string | null = null): Finding => ({ verdict, evidence, at })

export function listFinding(lead: Lead, lists: readonly List[]): Finding {
  if (lead.listId === null) return finding('unknown', 'Convoso names no list for this lead.')
  const list = lists.find(({ id }) => id === lead.listId)
  if (list === undefined) return finding('unknown', `Convoso lists no list ${lead.listId}, neither active nor inactive.`)
  if (list.active) return finding('fine', `The list ${list.name} is active.`)
  return finding('stops', `The list ${list.name} is inactive: none of its leads is dialed.`)
}

export function campaignFinding(campaignId: string | null, campaign: Campaign | null): Finding {
  if (campaignId === null) return finding('unknown', 'Neither the lead nor its list names a campaign.')
  if (campaign === null) return finding('unknown', `Convoso lists no campaign ${campaignId}.`)
  const words = {
    on: 'is on',
    off: 'is off: it dials nobody',
    switching: 'is being switched at this moment',
    unknown: 'has a state that no fresh read proves',
  }
  const verdict = { on: 'fine', off: 'stops', switching: 'delays', unknown: 'unknown' } as const
  return finding(verdict[campaign.state], `The campaign ${campaign.name} ${words[campaign.state]}.`)
}

export function statusFinding(lead: Lead, dispositions: readonly Disposition[]): Finding {
  const known = dispositions.find(({ code }) => code === lead.status)
  const name = `${known?.name ?? lead.statusName ?? lead.status} (${lead.status})`
  if (lead.status === '') return finding('unknown', 'The lead has no status.')
  if (known === undefined) {
    if (lead.status === 'NEW') return finding('fine', 'The status is NEW: never worked.')
    return finding('unknown', `The account’s dispositions do not name ${name}: whether it ends the dialing is not known.`)
  }
  if (known.dnc) return finding('stops', `The status is ${name}: do not call.`)
  if (known.final) return finding('stops', `The status is ${name}, which is final in this account.`)
  return finding('fine', `The status is ${name}, which is not final in this account.`)
}

/** Where several zones are possible, only what is true in all of them is said. */
export function localTimeFinding(lead: Lead, now: number): Finding {
  const { zones, source } = zonesOfLead(lead)
  const clocks = zones.flatMap((zone) => localClock(zone, now) ?? [])
  if (clocks.length === 0) return finding('unknown', 'Unknown zone: no state, postal code or area code says which clock this person lives by.')
  const times = [...new Set(clocks.map(({ time }) => time))].sort()
  const text = `It is ${times.join(' or ')} where this person lives (${told(lead, source)}); calling hours are ${callingHours.from} to ${callingHours.to}`
  if (clocks.every(({ isInside }) => isInside)) return finding('fine', `${text}.`)
  if (clocks.every(({ isInside }) => !isInside)) return finding('stops', `${text}.`)
  return finding('unknown', `${text}: whether it is within them depends on where exactly.`)
}

function told({ state, postalCode, phone }: Lead, source: CandidateZones['source']): string {
  if (source === 'area-code') return `by the area code ${phone.replace(/\D/g, '').slice(-10, -7)}, people move`
  return [state, postalCode].filter(Boolean).join(' ')
}

export function attemptsFinding({ calledCount, lastCalledAt }: Lead): Finding {
  if (calledCount === null) return finding('unknown', 'Convoso does not say how often this lead was called.')
  if (calledCount === 0) return finding('fine', 'Never called.')
  const times = calledCount === 1 ? 'once' : `${calledCount} times`
  const text = `Called ${times}. When the campaign calls it again, Convoso does not tell.`
  return finding('delays', lastCalledAt === null ? text : `${text} Last call:`, lastCalledAt)
}

export function callbackFinding(callbacks: readonly Callback[], now: number): Finding {
  const open = callbacks.filter(({ stage }) => stage === 'pending' || stage === 'past-due')
  const next = open.sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))[0]
  if (next === undefined) return finding('fine', 'No callback is open.')
  const whose = next.recipient === 'personal' ? `for ${next.userName ?? 'one agent'} alone` : 'for whoever is free'
  if (next.dueAt === null) return finding('delays', `A callback is open ${whose}, without a time.`)
  const isLate = fromInstant(next.dueAt) < now
  return finding('delays', isLate ? `A callback ${whose} is overdue since` : `A callback is set ${whose}: it may wait until`, next.dueAt)
}

/** `today`: this day's calls of the number, of whatever lead. */
export function duplicatesFinding(lead: Lead, leads: readonly Lead[], today: readonly Call[]): Finding {
  const others = leads.filter(({ id }) => id !== lead.id)
  const calls = today.length === 1 ? 'One call' : `${today.length} calls`
  const newest = today[0]?.startedAt ?? null
  const called = `${today.length === 0 ? 'No call' : calls} to this number today.`
  if (others.length === 0) return finding('fine', `No other lead carries this number. ${called}`, newest)
  const many = others.length === 1 ? 'Another lead carries' : `${others.length} other leads carry`
  return finding('delays', `${many} this number (${others.slice(0, 5).map(({ id, status }) => `${id}: ${status}`).join(', ')}). ${called}`, newest)
}
