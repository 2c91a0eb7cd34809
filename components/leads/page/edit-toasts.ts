import type { ToastContent } from '@/components/ui/toast'
import type { EditLeadAnswer, LeadConflict } from '@/lib/contracts/lead-edits'
import type { LeadField } from '@/lib/contracts/lead-edits-words'
import { problemSentence } from '@/lib/queries/request-problem'
import { fieldLabel } from './field-words'

type Answer = Pick<EditLeadAnswer, 'outcome' | 'actId' | 'written'>

/** What to say after an edit was answered; never more than the answer proves, and never a value of the lead. */
export function savedToast({ outcome, actId, written }: Answer, undo: (actId: string) => void): ToastContent {
  if (outcome === 'unchanged') return { tone: 'neutral', title: 'Nothing to save', detail: 'The lead already was so. Nothing was sent.' }
  const names = namesOf(written)
  if (outcome === 'unknown') {
    const detail = 'Convoso has not shown the new value so far, and it is not sent again. Read the lead again in a moment.'
    return { tone: 'warning', title: `${names}: not known yet`, detail, durationMs: 0 }
  }
  const action = actId === null ? {} : { action: { label: 'Undo', onAct: () => undo(actId) } }
  return { tone: 'success', title: `${names} saved`, detail: 'Read back from Convoso.', ...action }
}

export function undoneToast({ outcome, written }: Answer): ToastContent {
  if (outcome === 'unchanged') return { tone: 'neutral', title: 'Already undone', detail: 'Nothing was sent.' }
  if (outcome === 'unknown') return savedToast({ outcome, written, actId: null }, () => undefined)
  return { tone: 'success', title: `${namesOf(written)}: undone`, detail: 'Read back from Convoso.' }
}

export const undoFailedToast = (error: unknown, conflict: LeadConflict | null): ToastContent =>
  conflict === null
    ? { tone: 'danger', title: 'Not undone', detail: problemSentence(error) }
    : { tone: 'danger', title: 'Not undone', detail: `Since then somebody has changed: ${namesOf(conflict.fields.map(({ field }) => field))}.` }

const namesOf = (fields: readonly LeadField[]): string => fields.map((field) => fieldLabel(field)).join(', ')
