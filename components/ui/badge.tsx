import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'blue' | 'green' | 'violet' | 'amber' | 'grey' | 'red'

/** A word with a tint. The word carries the meaning, the tint only repeats it. */
export function Badge({ tone = 'grey', children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <span className={clsx(shape, tints[tone], className)}>{children}</span>
  )
}

const shape = 'inline-flex h-5 items-center gap-1 rounded-small px-1.5 text-small font-medium whitespace-nowrap'

const tints: Record<Tone, string> = {
  blue: 'bg-accent-soft text-blue',
  green: 'bg-green-soft text-green',
  violet: 'bg-sunken text-violet',
  amber: 'bg-amber-soft text-amber',
  grey: 'bg-sunken text-grey',
  red: 'bg-danger-soft text-red',
}
