'use client'

import { clsx } from 'clsx'
import type { KeyboardEvent } from 'react'
import { controlClass, Input } from '@/components/ui/input'
import type { LeadField } from '@/lib/contracts/lead-edits-words'
import { maskDot } from '@/lib/contracts/lead-edits-words'
import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { kindOf } from './field-words'
import { optionsFor } from './field-options'

type FieldInputProps = {
  field: LeadField
  value: string
  onChange: (value: string) => void
  choices: LeadChoices | undefined
  disabled?: boolean
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
  onKeyDown?: (event: KeyboardEvent) => void
}

/** The control that fits a field; what the account knows is chosen, not typed. */
export function FieldInput({ field, value, onChange, choices, ...control }: FieldInputProps) {
  const kind = kindOf(field)
  const options = optionsFor(field, value, choices)
  if (options !== null) {
    return (
      <select {...control} value={value} onChange={(event) => onChange(event.target.value)} className={controlClass}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  if (kind === 'text')
    return <textarea {...control} rows={5} value={value} onChange={(event) => onChange(event.target.value)} className={clsx(controlClass, 'h-auto py-1.5')} />
  // A date that the upstream holds in another shape would show as empty in a date's own control.
  const isDate = kind === 'date' && (value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value)) && !value.includes(maskDot)
  const type = isDate ? 'date' : kind === 'phone' ? 'tel' : 'text'
  return <Input {...control} type={type} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
}
