import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Tone } from './badge'
import { Spinner } from './spinner'

export type StateShape = 'dot' | 'ring' | 'half' | 'bars' | 'dash' | 'triangle' | 'spinner'

type StateMarkProps = {
  shape: StateShape
  tone: Tone
  label: string
  /** The state is too old to be trusted: greyed, the word stays. */
  faded?: boolean
  className?: string
}

/** A state as a shape, a colour and always its word. */
export function StateMark({ shape, tone, label, faded = false, className }: StateMarkProps) {
  const colour = colours[faded ? 'grey' : tone]
  return (
    <span className={clsx('inline-flex items-center gap-1.5 font-medium whitespace-nowrap', colour, faded && 'italic', className)}>
      {shape === 'spinner' ? (
        <Spinner className="size-3.5" />
      ) : (
        <Shape shape={shape} />
      )}
      {label}
    </span>
  )
}

/** The two that stand in every row are plain boxes: a drawing each would cost a long table a tenth of its first painting. */
function Shape({ shape }: { shape: Exclude<StateShape, 'spinner'> }) {
  if (shape === 'dot') return <span aria-hidden className="keeps-colour mx-px size-2.5 shrink-0 rounded-full bg-current" />
  if (shape === 'ring') return <span aria-hidden className="keeps-colour mx-px size-2.5 shrink-0 rounded-full border-[1.5px] border-current" />
  return (
    <svg aria-hidden viewBox="0 0 12 12" className="keeps-colour size-3 shrink-0" fill="none" stroke="currentColor" strokeWidth="1.5">
      {drawn[shape]}
    </svg>
  )
}

const drawn: Record<Exclude<StateShape, 'spinner' | 'dot' | 'ring'>, ReactNode> = {
  half: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" stroke="none" />
    </>
  ),
  bars: <path d="M3.75 2v8M8.25 2v8" strokeWidth="2.5" />,
  dash: <path d="M1.5 6h9" strokeWidth="2" />,
  triangle: <path d="M6 1 11.2 10.5H.8z" fill="currentColor" stroke="none" />,
}

const colours: Record<Tone, string> = {
  blue: 'text-blue',
  green: 'text-green',
  violet: 'text-violet',
  amber: 'text-amber',
  grey: 'text-grey',
  red: 'text-red',
}
