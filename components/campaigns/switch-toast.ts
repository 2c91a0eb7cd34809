import type { ToastContent } from '@/components/ui/toast'
import type { SwitchAnswer } from '@/lib/contracts/campaigns'
import type { SwitchOrder } from '@/lib/queries/campaigns'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'

/** What to say after a switch was answered; never more than the answer proves. */
export function answerToast({ outcome }: Pick<SwitchAnswer, 'outcome'>, order: SwitchOrder, onUndo: () => void): ToastContent {
  const word = order.active ? 'on' : 'off'
  if (outcome === 'unknown') {
    return {
      tone: 'warning',
      title: `${order.name}: not known yet`,
      detail: `Convoso has not shown it ${word} so far. Switchyard keeps reading; you can also choose again.`,
      durationMs: 0,
    }
  }
  if (outcome === 'unchanged') return { tone: 'neutral', title: `${order.name} already was ${word}`, detail: 'Nothing was sent.' }
  const title = `${order.name} is ${word}`
  if (order.isUndo) return { tone: 'success', title, detail: 'Undone, and read back from Convoso.' }
  const detail = order.active ? 'Read back from Convoso.' : 'Read back from Convoso. Undo turns it on again at once, without a pre-flight.'
  return { tone: 'success', title, detail, action: { label: 'Undo', onAct: onUndo } }
}

/** Without an answer nobody knows what became of it; everything else was not done. */
export function failureToast(error: unknown, order: SwitchOrder): ToastContent {
  const isOpen = isRequestProblem(error) && (error.code === 'no_answer' || error.code === 'unreadable')
  const word = order.active ? 'on' : 'off'
  return {
    tone: 'danger',
    title: isOpen ? `${order.name}: not known whether it was turned ${word}` : `${order.name} was not turned ${word}`,
    detail: problemSentence(error),
  }
}
