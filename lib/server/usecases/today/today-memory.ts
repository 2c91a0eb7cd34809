import type { TodayCallbacks, TodayLists, TodayNumbers, TodayPart } from '@/lib/contracts/today'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import { toInstant } from '@/lib/shared/instant'

/** A number that was read for one is shown to all who look within this. */
const maxAgeMs = 45_000
const retryAfterMs = 10_000

export type Remembered<T> = {
  shown: () => TodayPart<T>
  /** Reads when what is known is too old; whoever asks meanwhile shares that read. Never rejects. */
  refresh: (read: () => Promise<{ value: T; readAt: string }>) => Promise<void>
}

/** What the page of today shows, held once for all browsers. */
export type TodayMemory = { numbers: Remembered<TodayNumbers>; callbacks: Remembered<TodayCallbacks>; lists: Remembered<TodayLists> }

export const makeTodayMemory = (deps: { clock: Clock; onChange: () => void }): TodayMemory => ({
  numbers: remember(deps),
  callbacks: remember(deps),
  lists: remember(deps),
})

function remember<T>({ clock, onChange }: { clock: Clock; onChange: () => void }): Remembered<T> {
  let part: TodayPart<T> = { value: null, readAt: null, problem: null }
  let due = 0
  let reading: Promise<void> | null = null
  const take = (next: TodayPart<T>) => {
    const isNews = next.problem !== part.problem || JSON.stringify(next.value) !== JSON.stringify(part.value)
    part = next
    if (isNews) onChange()
  }
  const readOnce = async (read: () => Promise<{ value: T; readAt: string }>) => {
    try {
      const { value, readAt } = await read()
      due = clock.now() + maxAgeMs
      take({ value, readAt, problem: null })
    } catch (error) {
      due = clock.now() + retryAfterMs
      take({ ...part, problem: sentenceOf(error), readAt: part.value === null ? toInstant(clock.now()) : part.readAt })
    }
  }
  return {
    shown: () => part,
    refresh: async (read) => {
      if (reading === null && clock.now() < due) return
      reading ??= readOnce(read).finally(() => {
        reading = null
      })
      await reading
    },
  }
}
