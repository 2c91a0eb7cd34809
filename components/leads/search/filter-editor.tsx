'use client'

import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Face } from '@/components/ui/face'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { accountChoices } from '@/lib/queries/choices'
import { problemSentence } from '@/lib/queries/request-problem'
import { isSpan, takesSeveral, wordOf, type FilterName } from './filter-words'
import { SpanEditor } from './span-editor'

type FilterEditorProps = { name: FilterName; values: readonly string[]; zone: string; onDone: (values: readonly string[]) => void }

export function FilterEditor({ name, values, zone, onDone }: FilterEditorProps) {
  if (isSpan(name)) return <SpanEditor name={name} value={values[0] ?? ''} zone={zone} onDone={onDone} />
  if (name === 'leadId') return <IdsEditor values={values} onDone={onDone} />
  return <ChoiceEditor name={name} values={values} onDone={onDone} />
}

function IdsEditor({ values, onDone }: Pick<FilterEditorProps, 'values' | 'onDone'>) {
  const [typed, setTyped] = useState(values.join(', '))
  const ids = typed.split(/[\s,;]+/).filter(Boolean)
  const wrong = ids.find((id) => !/^[1-9]\d{0,19}$/.test(id))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong === undefined) onDone([...new Set(ids)].slice(0, 100))
  }
  return (
    <form onSubmit={submit} className="flex w-72 flex-col gap-3">
      <Field label="Lead ids" hint="Up to 100, separated by commas or spaces." error={wrong === undefined ? undefined : `${wrong.slice(0, 30)} is not a lead id.`}>
        {(control) => <Input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <Button type="submit" variant="primary">
        Apply
      </Button>
    </form>
  )
}

type Choice = { value: string; label: string; isQuiet: boolean }

function ChoiceEditor({ name, values, onDone }: Omit<FilterEditorProps, 'zone'>) {
  const { data, error, refetch, isFetching } = useQuery(accountChoices())
  const [chosen, setChosen] = useState<readonly string[]>(values)
  const [sought, setSought] = useState('')
  if (error !== null) {
    return <Face kind="failed" compact title="The choices could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
  }
  if (data === undefined) return <Skeleton className="h-40 w-72" />
  const { choices, problem } = choicesOf(name, data)
  // What was chosen when it opened stands on top, and stays there while boxes are ticked.
  const kept = values.map((value) => choices.find((choice) => choice.value === value) ?? { value, label: value, isQuiet: false })
  const others = choices.filter(({ value }) => !values.includes(value))
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
  const found = [...kept, ...others].filter(({ value, label }) => words.every((word) => `${value} ${label}`.toLowerCase().includes(word)))
  const isSeveral = takesSeveral(name)
  const toggle = (value: string) => setChosen(isSeveral ? (chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]) : [value])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onDone(chosen)
      }}
      className="flex w-80 flex-col gap-2"
    >
      <Input aria-label={`Look for: ${wordOf(name)}`} placeholder="Look for a name or code" value={sought} onChange={(event) => setSought(event.target.value)} />
      {problem === null ? null : <p className="text-table text-danger">{problem}</p>}
      <fieldset className="flex max-h-64 flex-col overflow-y-auto">
        <legend className="sr-only">{wordOf(name)}</legend>
        {found.length === 0 ? <p className="py-2 text-table text-muted">Nothing of this name.</p> : null}
        {found.slice(0, 200).map(({ value, label, isQuiet }) => (
          <label key={value} className="flex min-h-8 items-center gap-2 rounded-small px-1 text-table hover:bg-hover">
            {isSeveral ? (
              <Checkbox checked={chosen.includes(value)} onChange={() => toggle(value)} />
            ) : (
              <input type="radio" name={name} checked={chosen.includes(value)} onChange={() => toggle(value)} className="size-4 shrink-0 accent-(--accent)" />
            )}
            <span className={isQuiet ? 'text-muted' : undefined}>{label}</span>
            <span className="ml-auto pl-2 text-muted">{value === label ? '' : value}</span>
          </label>
        ))}
        {found.length > 200 ? <p className="py-2 text-table text-muted">{found.length - 200} more: type a part of the name.</p> : null}
      </fieldset>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setChosen([])}>None</Button>
        <Button type="submit" variant="primary">
          Apply
        </Button>
      </div>
    </form>
  )
}

function choicesOf(name: FilterName, { statuses, lists, users }: LeadChoices): { choices: Choice[]; problem: string | null } {
  if (name === 'status') return { choices: statuses.items.map(({ code, name: label }) => ({ value: code, label, isQuiet: false })), problem: statuses.problem }
  if (name === 'listId') {
    const choices = lists.items.map(({ id, name: label, active }) => ({ value: id, label: active ? label : `${label} (off)`, isQuiet: !active }))
    return { choices, problem: lists.problem }
  }
  return { choices: users.items.map(({ id, name: label, active }) => ({ value: id, label, isQuiet: !active })), problem: users.problem }
}
