import type { TimelineEvent } from '@/lib/contracts/people'
import type { EventKind, PhoneField, RingingQuestion, RingingVerdict, TimelineSource } from '@/lib/contracts/people-words'
import type { Tone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon-names'
import type { StateShape } from '@/components/ui/state-mark'

export const sourceWords: Record<TimelineSource, string> = { calls: 'Calls', recordings: 'Recordings', callbacks: 'Callbacks', audit: 'Acts here' }
export const sourceOfKind: Record<EventKind, TimelineSource> = { call: 'calls', recording: 'recordings', callback: 'callbacks', audit: 'audit' }
export const kindIcons: Record<EventKind, IconName> = {
  call: 'phone-outgoing',
  recording: 'audio-lines',
  callback: 'calendar-clock',
  audit: 'scroll-text',
}

export const fieldWords: Record<PhoneField, string> = { phone: 'main number', altPhone1: 'first alternate', altPhone2: 'second alternate' }

export const questionWords: Record<RingingQuestion, string> = {
  list: 'Is its list active?',
  campaign: 'Is its campaign on?',
  status: 'Is its status still open?',
  'local-time': 'May people be called there now?',
  attempts: 'Was it called before?',
  callback: 'Is a callback open?',
  duplicates: 'Do other leads carry the number?',
}

export const verdictLooks: Record<RingingVerdict, { word: string; shape: StateShape; tone: Tone }> = {
  fine: { word: 'No obstacle', shape: 'ring', tone: 'green' },
  stops: { word: 'Stops it', shape: 'triangle', tone: 'red' },
  delays: { word: 'May delay it', shape: 'bars', tone: 'amber' },
  unknown: { word: 'Unknown', shape: 'dash', tone: 'grey' },
}

/** What happened, in a few words; acts are named by whoever knows their names. */
export function eventTitle(event: TimelineEvent, actWords: Readonly<Record<string, string>>): string {
  if (event.kind === 'audit') return actWords[event.action ?? ''] ?? 'An act'
  if (event.kind === 'recording') return 'Recording without a call in the log'
  if (event.kind === 'callback') return 'Callback'
  return callWords[event.callType?.toUpperCase() ?? ''] ?? 'Call'
}

const callWords: Record<string, string> = { OUTBOUND: 'Outbound call', INBOUND: 'Inbound call', MANUAL: 'Manual call', '3WAY': 'Three-way call' }

/** Who did it; null where nobody is named. */
export function eventBy({ kind, by }: TimelineEvent): string | null {
  if (by !== null) return kind === 'callback' ? `for ${by}` : `by ${by}`
  return { call: 'by the dialer', recording: null, callback: 'for whoever is free', audit: null }[kind]
}

export const leadsWord = (count: number): string => (count === 1 ? '1 lead' : `${count} leads`)
/** Where the leads stand on the page of a person. */
export const leadsPlace = 'leads-of-person'
