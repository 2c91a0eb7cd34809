'use client'

import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { PersonCallsInput } from '@/lib/contracts/calls'
import { callMutations } from '@/lib/queries/calls'
import { problemSentence } from '@/lib/queries/request-problem'
import { noAttempt, type CallsState } from './search-params'

const fields = [
  ['phone', 'The lead’s number'],
  ['numberDialed', 'Number dialed'],
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
] as const

type Typed = Record<(typeof fields)[number][0], string>

/** Whose calls: posted and kept under a key, so that it stands in no address. */
export function PersonSearch({ onFound }: { onFound: (searchKey: string) => void }) {
  const [typed, setTyped] = useState<Typed>({ phone: '', numberDialed: '', firstName: '', lastName: '' })
  const finding = useMutation({ ...callMutations.findPerson(), onSuccess: ({ searchKey }) => onFound(searchKey) })
  const given = fields.filter(([name]) => typed[name].trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (given.length > 0) finding.mutate(Object.fromEntries(given.map(([name]) => [name, typed[name].trim()])) satisfies PersonCallsInput)
  }
  return (
    <form onSubmit={submit} className="flex w-64 flex-col gap-2">
      {fields.map(([name, label]) => (
        <Field key={name} label={label}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={60}
              inputMode={name === 'phone' || name === 'numberDialed' ? 'tel' : 'text'}
              value={typed[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {finding.error === null ? null : (
        <p role="alert" className="text-table text-danger">
          {problemSentence(finding.error)}
        </p>
      )}
      <Button type="submit" variant="primary" busy={finding.isPending} disabled={given.length === 0}>
        Find the calls
      </Button>
    </form>
  )
}

/** Filters that are rarely needed. */
export function MoreFilters({ state, onApply }: { state: CallsState; onApply: (changes: Partial<CallsState>) => void }) {
  const [lead, setLead] = useState(state.lead)
  const [queue, setQueue] = useState(state.queue.join(', '))
  const [attempt, setAttempt] = useState(state.attempt === noAttempt ? '' : String(state.attempt))
  const wrong = [lead.trim(), ...queue.split(/[\s,]+/)].find((id) => id !== '' && !/^[1-9]\d{0,19}$/.test(id))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong !== undefined) return
    onApply({ lead: lead.trim(), queue: queue.split(/[\s,]+/).filter(Boolean), attempt: /^\d{1,4}$/.test(attempt) ? Number(attempt) : noAttempt })
  }
  return (
    <form onSubmit={submit} className="flex w-64 flex-col gap-2">
      <Field label="Lead id">{(control) => <Input {...control} inputMode="numeric" value={lead} onChange={(event) => setLead(event.target.value)} />}</Field>
      <Field label="Queue ids">{(control) => <Input {...control} value={queue} onChange={(event) => setQueue(event.target.value)} />}</Field>
      <Field label="The how manieth call of its lead">
        {(control) => <Input {...control} inputMode="numeric" value={attempt} onChange={(event) => setAttempt(event.target.value.replace(/\D/g, ''))} />}
      </Field>
      {wrong === undefined ? null : <p className="text-table text-danger">{wrong.slice(0, 30)} is not an id.</p>}
      <Button type="submit" variant="primary">
        Apply
      </Button>
    </form>
  )
}
