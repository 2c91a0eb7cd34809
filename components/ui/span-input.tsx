import type { RefObject } from 'react'
import { spanExamples } from '@/lib/shared/date-language'
import { ExamplesMenu } from './examples-menu'
import { SearchInput } from './search-input'

type SpanInputProps = {
  /** As it stands in the address; empty when something else says the time. */
  value: string
  /** Never empty: nothing typed means today. */
  onChange: (when: string) => void
  inputRef: RefObject<HTMLInputElement | null>
}

/** A stretch of time in words, with examples beside it. */
export const SpanInput = ({ value, onChange, inputRef }: SpanInputProps) => (
  <span className="flex min-w-0 grow gap-2 sm:grow-0">
    <SearchInput
      ref={inputRef}
      label="When: today, last 7 d, 2026-11-01..2026-11-08"
      placeholder="today"
      value={value}
      delayMs={500}
      onSearch={(when) => onChange(when === '' ? 'today' : when.toLowerCase())}
      className="w-full sm:w-44"
    />
    <ExamplesMenu label="Examples of times" examples={spanExamples} onChoose={onChange} />
  </span>
)
