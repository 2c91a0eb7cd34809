import type { BoardList, ListDrift, PendingListAct } from '@/lib/contracts/lists'
import type { ListField } from '@/lib/contracts/lists-words'

export const listFieldWords: Record<ListField, string> = { name: 'Name', campaignId: 'Campaign', active: 'State', description: 'Description' }

type Names = ReadonlyMap<string, string>

/** A value of a list as people read it; `value` is the text of the wire. */
export function listValueText(field: ListField, value: string | null, names: Names): string {
  if (value === null) return 'not known'
  if (field === 'active') return value === 'true' ? 'active' : 'inactive'
  if (field === 'campaignId') return names.get(value) ?? `campaign ${value}`
  return value === '' ? 'empty' : value
}

export type ListStateFace = { shape: 'dot' | 'ring' | 'half' | 'spinner' | 'triangle'; tone: 'green' | 'grey' | 'amber' | 'red'; label: string }

/** What the State column says: what a read proves, unless an act of ours is open. */
export function listStateFace({ active, pending }: Pick<BoardList, 'active' | 'pending'>): ListStateFace {
  const known = active ? ({ shape: 'dot', tone: 'green', label: 'Active' } as const) : ({ shape: 'ring', tone: 'grey', label: 'Inactive' } as const)
  if (pending === null || pending.status === 'failed') return known
  if (pending.isOverdue) return { shape: 'triangle', tone: 'red', label: 'Still deleting' }
  if (pending.status === 'deleting' || (pending.kind === 'remove' && pending.status === 'sending')) return { shape: 'spinner', tone: 'amber', label: 'Deleting…' }
  if (pending.status === 'sending') return { shape: 'spinner', tone: 'grey', label: 'Changing…' }
  return { shape: 'half', tone: 'amber', label: pending.kind === 'remove' ? 'Deleted? Not known' : 'Not known' }
}

/** Stands under the state: what is open, or what was changed elsewhere. */
export const pendingNote = (pending: PendingListAct): string => `${pending.sentence} (${pending.by})`

export function driftSentence({ changes }: ListDrift, names: Names): string {
  const parts = changes.map(({ field, from, to }) => `${listFieldWords[field].toLowerCase()} from ${listValueText(field, from, names)} to ${listValueText(field, to, names)}`)
  return `Changed outside Switchyard: ${parts.join(', ')}`
}

/** Whether acts are offered: an open act must be proven first; what hangs may be deleted again. */
export const isBusy = ({ pending }: Pick<BoardList, 'pending'>): boolean => pending !== null && pending.status !== 'failed'
export const mayDelete = (list: Pick<BoardList, 'pending'>): boolean => !isBusy(list) || list.pending?.isOverdue === true
