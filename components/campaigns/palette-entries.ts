import { zonedTime } from '@/components/ui/zoned-time'
import type { Campaign, CampaignsAnswer } from '@/lib/contracts/campaigns'
import type { Received } from '@/lib/queries/received'
import type { ShownState } from './shown-state'
import { shownState } from './shown-state'

type Named = { id: string; name: string }
type Entry = { id: string; group: string; label: string; effect: string; keywords?: string; tone?: 'danger' } & (
  | { href: string }
  | { onAct: () => void }
)

type Acts = {
  zone: string
  maySwitch: boolean
  mayStopAll: boolean
  onStop: (campaign: Named) => void
  onTurnOn: (campaign: Named) => void
  onStopAll: () => void
}

/** Stopping stands before opening, so that three letters and Enter stop a campaign; the effect is shown before. */
export function paletteEntries(answer: Pick<Received<CampaignsAnswer>, 'items' | 'offsetMs'>, acts: Acts): Entry[] {
  const nowMs = Date.now() + (answer.offsetMs ?? 0)
  const own = answer.items.flatMap((campaign) => entriesOf(campaign, shownState(campaign, { nowMs }), acts))
  if (!acts.mayStopAll) return own
  const stopAll: Entry = {
    id: 'campaigns-stop-all',
    group: 'Actions',
    label: 'Stop all…',
    effect: 'Asks once, then turns off every campaign that is on.',
    tone: 'danger',
    onAct: acts.onStopAll,
  }
  return [...own, stopAll]
}

function entriesOf(campaign: Campaign, state: ShownState, acts: Acts): Entry[] {
  const { id, name } = campaign
  const base = { group: 'Campaigns', keywords: id }
  const now = nowSentence(state, acts.zone)
  const stop: Entry = {
    ...base,
    id: `campaign-stop-${id}`,
    label: `Stop ${name}`,
    effect: `Turns ${name} off at once. ${now}`,
    onAct: () => acts.onStop({ id, name }),
  }
  const turnOn: Entry = {
    ...base,
    id: `campaign-on-${id}`,
    label: `Turn on ${name}…`,
    effect: `Shows what would start dialing, then asks. ${now}`,
    onAct: () => acts.onTurnOn({ id, name }),
  }
  const open: Entry = {
    ...base,
    id: `campaign-open-${id}`,
    label: `Open ${name}`,
    effect: `Opens the page of ${name}. ${now}`,
    href: `/campaigns/${id}`,
  }
  const mayStop = acts.maySwitch && (state.kind === 'on' || state.kind === 'unknown')
  const mayStart = acts.maySwitch && (state.kind === 'off' || state.kind === 'unknown')
  return [...(mayStop ? [stop] : []), open, ...(mayStart ? [turnOn] : [])]
}

function nowSentence(state: ShownState, zone: string): string {
  if (state.kind === 'switching') return `It is being switched ${state.desired ? 'on' : 'off'} now.`
  if (state.kind === 'unknown') {
    return state.last === null ? 'Its state is not known.' : `Its state is unknown; last read ${state.last.active ? 'on' : 'off'}.`
  }
  return `It is ${state.kind}, read ${zonedTime(state.readAt, zone, 'time')}.`
}
