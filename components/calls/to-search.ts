import type { CallSearch } from '@/lib/contracts/calls'
import { callTypes } from '@/lib/contracts/calls-words'
import { readSpan } from '@/lib/shared/date-language'
import { noAttempt, type CallsState } from './search-params'

const yearMs = 365 * 86_400_000

type Frame = { zone: string; nowMs: number }

/** What the page's address asks the server for; null where its time is not understood. Nothing is asked about the future. */
export function toCallSearch(state: CallsState, frame: Frame): CallSearch | null {
  const span = spanOf(state, frame)
  if (span === null) return null
  const ids = (values: readonly string[]) => values.filter((value) => /^[1-9]\d{0,19}$/.test(value))
  return {
    ...span,
    user: ids(state.user),
    campaign: ids(state.campaign),
    list: ids(state.list),
    queue: ids(state.queue),
    status: state.status.filter((code) => /^[\w-]{1,20}$/.test(code)),
    type: callTypes.filter((type) => state.type.includes(type)),
    ...(ids([state.lead]).length === 1 && { lead: state.lead }),
    ...(state.attempt !== noAttempt && { attempt: state.attempt }),
    ...(/^[A-Za-z0-9_-]{16,64}$/.test(state.s) && { s: state.s }),
  }
}

function spanOf({ when, from, to }: CallsState, frame: Frame): { from: string; to: string } | null {
  const isNamed = from !== '' || to !== ''
  const words = isNamed ? null : readSpan(when, frame)
  const [first, last] = isNamed ? [endOf(from, 'from', frame), endOf(to, 'to', frame)] : [words?.from, words?.to]
  if (words === null && !isNamed) return null
  if (isNamed && ((from !== '' && first === undefined) || (to !== '' && last === undefined))) return null
  const end = Math.min(frame.nowMs, last === undefined ? frame.nowMs : Date.parse(last))
  const begin = first === undefined ? end - yearMs : Math.min(end, Date.parse(first))
  return { from: new Date(begin).toISOString(), to: new Date(end).toISOString() }
}

/** A moment as it is, a day or words as people write them. */
function endOf(text: string, side: 'from' | 'to', frame: Frame): string | undefined {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return Number.isNaN(Date.parse(text)) ? undefined : text
  return readSpan(text, frame)?.[side]
}
