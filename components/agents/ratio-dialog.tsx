'use client'

import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DiscardQuestion } from '@/components/ui/discard-question'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { controlClass, Input } from '@/components/ui/input'
import type { Ratio } from '@/lib/contracts/performance'
import { longestRatioName, measures, measureWords, ratioKind, type Measure } from '@/lib/contracts/performance-words'
import { agentMutations } from '@/lib/queries/agents'
import { problemSentence } from '@/lib/queries/request-problem'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'

type RatioDialogProps = { ratios: readonly Ratio[]; onClose: () => void; onChanged: () => Promise<void> }

const kindWords = { share: 'shown in percent', 'per-hour': 'shown per hour', 'seconds-each': 'shown as a length of time' } as const

/** Columns that a manager defines once for everybody: a name and one measure over another. */
export default function RatioDialog({ ratios, onClose, onChanged }: RatioDialogProps) {
  const [name, setName] = useState('')
  const [numerator, setNumerator] = useState<Measure>('contacts')
  const [denominator, setDenominator] = useState<Measure>('humans')
  const [isLeaving, setLeaving] = useState(false)
  const create = useMutation({
    ...agentMutations.createRatio(),
    onSuccess: () => {
      setName('')
      setLeaving(false)
      return onChanged()
    },
  })
  const remove = useMutation({ ...agentMutations.removeRatio(), onSuccess: onChanged })
  const isSame = numerator === denominator
  const isUnsaved = name.trim() !== ''
  useUnsavedWork(isUnsaved)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isUnsaved && !isSame) create.mutate({ name: name.trim(), numerator, denominator })
  }
  const problem = create.error ?? remove.error
  return (
    <Dialog open onClose={isUnsaved ? () => setLeaving(true) : onClose} title="Columns for everybody" description="Each is one measure over another, from the sums of an agent; over nothing it stays empty.">
      {ratios.length === 0 ? null : (
        <ul className="mb-4 divide-y divide-line rounded border border-line">
          {ratios.map((ratio) => (
            <li key={ratio.id} className="flex items-center gap-3 px-3 py-1.5">
              <span className="grow">
                <span className="font-medium">{ratio.name}</span>
                <span className="block text-small text-muted">
                  {measureWords[ratio.numerator]} over {measureWords[ratio.denominator].toLowerCase()}, by {ratio.createdBy}
                </span>
              </span>
              <Button size="small" busy={remove.isPending && remove.variables === ratio.id} onClick={() => remove.mutate(ratio.id)} aria-label={`Remove ${ratio.name}`}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Name">
          {(control) => <Input {...control} data-autofocus value={name} maxLength={longestRatioName} onChange={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <MeasureField label="Measure" value={numerator} onChange={setNumerator} />
          <MeasureField label="Over" value={denominator} onChange={setDenominator} error={isSame ? 'Choose another measure than the one above it.' : undefined} />
        </div>
        {problem === null ? null : (
          <p role="alert" className="text-danger">
            {problemSentence(problem)}
          </p>
        )}
        {isLeaving && isUnsaved ? <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} /> : null}
        <div className="flex items-center justify-end gap-3">
          <span className="text-table text-muted">{isSame ? '' : kindWords[ratioKind({ numerator, denominator })]}</span>
          <Button type="submit" variant="primary" busy={create.isPending} disabled={!isUnsaved || isSame}>
            Define for everybody
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type MeasureFieldProps = { label: string; value: Measure; onChange: (measure: Measure) => void; error?: string | undefined }

function MeasureField({ label, value, onChange, error }: MeasureFieldProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => onChange(measures.find((measure) => measure === event.currentTarget.value) ?? value)}
          className={controlClass}
        >
          {measures.map((measure) => (
            <option key={measure} value={measure}>
              {measureWords[measure]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
