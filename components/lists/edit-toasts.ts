import type { ToastContent } from '@/components/ui/toast'
import type { EditListAnswer, ListConflict } from '@/lib/contracts/lists'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { listFieldWords, listValueText } from './list-words'

type Told = { name: string; campaigns: ReadonlyMap<string, string> }

/** What to say after an edit was answered; never more than the answer proves. `undo` is absent where nothing can be put back. */
export function editedToast({ outcome, written, list }: EditListAnswer, { name, undo, isUndo }: { name: string; undo?: (() => void) | undefined; isUndo: boolean }): ToastContent {
  if (outcome === 'unchanged') return { tone: 'neutral', title: `${name}: nothing to change`, detail: 'It already was so. Nothing was sent.' }
  if (outcome === 'unknown')
    return { tone: 'warning', title: `${name}: not known yet`, detail: list.pending?.sentence ?? 'Convoso has not shown the change so far. Switchyard keeps reading.', durationMs: 0 }
  const title = titleOf(list, written, name)
  const isShown = written.some((field) => field !== 'description')
  if (isUndo) return { tone: 'success', title, detail: isShown ? 'Undone, and read back from Convoso.' : `Undone. ${untold}` }
  return { tone: 'success', title, detail: isShown ? 'Read back from Convoso.' : untold, ...(undo === undefined ? {} : { action: { label: 'Undo', onAct: undo } }) }
}

const untold = 'Convoso took the description; it does not show descriptions, so it was not read back.'

function titleOf(list: EditListAnswer['list'], written: EditListAnswer['written'], name: string): string {
  const [only, ...others] = written
  if (others.length > 0 || only === undefined || only === 'description') return `${list.name}: saved`
  if (only === 'name') return `${name} is now called ${list.name}`
  if (only === 'active') return `${list.name} is ${list.active ? 'active' : 'inactive'}`
  return `${list.name} was moved${list.campaignName === null ? '' : ` to ${list.campaignName}`}`
}

/** Without an answer nobody knows what became of it; everything else was not done. */
export function editFailedToast(error: unknown, conflict: ListConflict | null, { name, campaigns }: Told): ToastContent {
  if (conflict !== null) return { tone: 'danger', title: `${name} was not changed`, detail: conflictSentence(conflict, campaigns) }
  const isOpen = isRequestProblem(error) && (error.code === 'no_answer' || error.code === 'unreadable')
  return { tone: 'danger', title: isOpen ? `${name}: not known whether it was changed` : `${name} was not changed`, detail: problemSentence(error) }
}

export function conflictSentence({ fields }: Pick<ListConflict, 'fields'>, campaigns: ReadonlyMap<string, string>): string {
  const parts = fields.map(({ field, theirs }) =>
    field === 'campaignId' && theirs === null ? 'it is in another campaign by now' : `${listFieldWords[field].toLowerCase()} is now ${listValueText(field, theirs, campaigns)}`,
  )
  return `Somebody else has changed it since: ${parts.join('; ')}. Nothing was sent.`
}
