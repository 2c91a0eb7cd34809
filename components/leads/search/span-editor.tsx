'use client'

import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useServerNow } from '@/components/ui/server-clock'
import { zonedTime } from '@/components/ui/zoned-time'
import type { LeadSpan } from '@/lib/contracts/lead-search-words'
import { readSpan, spanExamples, type Span } from '@/lib/shared/date-language'
import { spanWords } from './filter-words'

type SpanEditorProps = { name: LeadSpan; value: string; zone: string; onDone: (values: readonly string[]) => void }

/** A stretch of time as people say it, with what it means under it while it is typed. */
export function SpanEditor({ name, value, zone, onDone }: SpanEditorProps) {
  const [typed, setTyped] = useState(value)
  const nowMs = useServerNow()
  const text = typed.trim()
  const span = text === '' ? null : readSpan(text, { zone, nowMs })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text === '') onDone([])
    else if (span !== null) onDone([text.toLowerCase()])
  }
  const error = text !== '' && span === null ? 'Not understood yet. Try one of the examples.' : undefined
  return (
    <form onSubmit={submit} className="flex w-80 flex-col gap-3">
      <Field label={spanWords[name]} error={error} hint={span === null ? `Days are those of ${zone}.` : meaning(span, zone)}>
        {(control) => <Input {...control} value={typed} maxLength={60} placeholder="last 7 d" onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <div role="group" aria-label="Examples" className="flex flex-wrap gap-1">
        {spanExamples.map((example) => (
          <Button key={example} size="small" variant="ghost" onClick={() => setTyped(example)}>
            {example}
          </Button>
        ))}
      </div>
      <Button type="submit" variant="primary">
        Apply
      </Button>
    </form>
  )
}

function meaning({ from, to }: Span, zone: string): string {
  const start = from === undefined ? 'from the beginning' : `from ${zonedTime(from, zone)}`
  return `${start} ${to === undefined ? 'on' : `to ${zonedTime(to, zone)}`}`
}
