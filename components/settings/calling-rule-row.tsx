'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { americanStates, type CallingRule, type HoursOfDay } from '@/lib/contracts/calling-hours-words'

type CallingRuleRowProps = {
  rule: CallingRule
  /** From 1, to tell the rows apart for a screen reader. */
  place: number
  /** Absent: it can only be read. */
  onChange: ((rule: CallingRule) => void) | undefined
  onRemove: () => void
}

export function CallingRuleRow({ rule, place, onChange, onRemove }: CallingRuleRowProps) {
  if (onChange === undefined) return <ShownRule rule={rule} />
  const change = (changes: Partial<CallingRule>) => onChange({ ...rule, ...changes })
  const name = `rule ${place}`
  return (
    <tr className="border-b border-line align-top">
      <td className="py-1 pr-3">
        <select
          aria-label={`State of ${name}`}
          value={rule.state}
          onChange={(event) => change({ state: americanStates.find((state) => state === event.target.value) ?? '' })}
          className="h-8 w-28 rounded border border-edge bg-surface px-2"
        >
          <option value="">Everywhere</option>
          {americanStates.map((state) => (
            <option key={state} value={state}>
              {state}
            </option>
          ))}
        </select>
      </td>
      <td className="py-1 pr-3">
        <Input type="date" aria-label={`First day of ${name}`} required value={rule.validFrom} onChange={(event) => change({ validFrom: event.target.value })} className="w-36!" />
      </td>
      {(['weekday', 'saturday', 'sunday'] as const).map((day) => (
        <td key={day} className="py-1 pr-3">
          <HoursInput name={`${dayWords[day]} of ${name}`} hours={rule[day]} onChange={(hours) => change({ [day]: hours })} />
        </td>
      ))}
      <td className="py-1 pr-3">
        <Input aria-label={`Source of ${name}`} value={rule.source} maxLength={300} onChange={(event) => change({ source: event.target.value })} className="min-w-56" />
      </td>
      <td className="py-1">
        <IconButton label={`Remove ${name}`} size="small" onClick={onRemove}>
          <Icon name="x" className="size-4" />
        </IconButton>
      </td>
    </tr>
  )
}

const dayWords = { weekday: 'Monday to Friday', saturday: 'Saturday', sunday: 'Sunday' } as const

function HoursInput({ name, hours, onChange }: { name: string; hours: HoursOfDay; onChange: (hours: HoursOfDay) => void }) {
  return (
    <span className="flex h-8 items-center gap-1.5">
      <Checkbox aria-label={`Calls on ${name}`} checked={hours !== null} onChange={() => onChange(hours === null ? { from: '09:00', to: '20:00' } : null)} />
      {hours === null ? (
        <span className="text-muted">no calls</span>
      ) : (
        <>
          <TimeInput label={`From, ${name}`} value={hours.from} onChange={(from) => onChange({ ...hours, from })} />
          –
          <TimeInput label={`To, ${name}`} value={hours.to} onChange={(to) => onChange({ ...hours, to })} />
        </>
      )}
    </span>
  )
}

/** `HH:MM` of 24 hours, whatever the browser's own habits are. */
function TimeInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
  return (
    <Input
      aria-label={label}
      aria-invalid={!isTime || undefined}
      inputMode="numeric"
      maxLength={5}
      placeholder="09:00"
      value={value}
      onChange={(event) => onChange(event.target.value.replace(/[^\d:]/g, ''))}
      className="w-16! px-2! tabular"
    />
  )
}

function ShownRule({ rule }: { rule: CallingRule }) {
  const cells = [rule.state === '' ? 'Everywhere' : rule.state, rule.validFrom, ...[rule.weekday, rule.saturday, rule.sunday].map((hours) => (hours === null ? 'no calls' : `${hours.from}–${hours.to}`)), rule.source]
  return (
    <tr className="border-b border-line">
      {cells.map((cell, index) => (
        <td key={index} className="py-1.5 pr-3 tabular">
          {cell}
        </td>
      ))}
    </tr>
  )
}
