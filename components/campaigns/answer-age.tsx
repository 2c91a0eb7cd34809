'use client'

import { ageText } from '@/components/ui/age'
import { zonedTime } from '@/components/ui/zoned-time'
import { useAnswerNow } from './answer-clock'

/** `Read 12 s ago` by the clock of the answer; the exact moment and its zone are in the title. */
export function AnswerAge({ at, zone, prefix = 'Read' }: { at: string | null; zone: string; prefix?: string }) {
  const nowMs = useAnswerNow()
  if (at === null) return <span className="text-muted">Not read yet</span>
  return (
    <time dateTime={at} title={`${zonedTime(at, zone)} (${zone})`} className="whitespace-nowrap text-muted">
      {prefix} {ageText(nowMs - Date.parse(at))}
    </time>
  )
}
