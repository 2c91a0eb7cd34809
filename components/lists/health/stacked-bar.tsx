import { clsx } from 'clsx'
import { numberText } from '@/components/ui/number-text'

export type BarPart = { word: string; leads: number; look: keyof typeof looks }

type StackedBarProps = { parts: readonly BarPart[]; className?: string }

/** Shares as lengths; each part has its own pattern, and all of it is said in words to whoever does not see it. */
export function StackedBar({ parts, className }: StackedBarProps) {
  const shown = parts.filter(({ leads }) => leads > 0)
  return (
    <span role="img" aria-label={barWords(parts)} title={barWords(parts)} className={clsx('flex h-2 gap-px overflow-hidden rounded-small bg-sunken', className)}>
      {shown.map(({ word, leads, look }) => (
        <span key={word} className={clsx('keeps-colour block min-w-0.5', looks[look])} style={{ flexGrow: leads, flexBasis: 0 }} />
      ))}
    </span>
  )
}

export const barWords = (parts: readonly BarPart[]): string => parts.map(({ word, leads }) => `${word} ${numberText(leads)}`).join(', ')

const looks = {
  neverCalled: 'bg-blue',
  inPlay: 'bg-[repeating-linear-gradient(135deg,var(--state-violet)_0_2px,transparent_2px_4px)]',
  called: 'bg-[repeating-linear-gradient(135deg,var(--edge)_0_2px,transparent_2px_4px)]',
  final: 'bg-edge',
  unsorted: 'bg-[repeating-linear-gradient(90deg,var(--state-amber)_0_1px,transparent_1px_3px)]',
}

/** The pattern of a part beside its word. */
export function PartMark({ look }: { look: BarPart['look'] }) {
  return <span aria-hidden className={clsx('keeps-colour inline-block size-2.5 shrink-0 rounded-[2px] border border-edge/60', looks[look])} />
}
