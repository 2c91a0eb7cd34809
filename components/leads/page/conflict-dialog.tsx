'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { Time } from '@/components/ui/time'
import type { LeadChoices, LeadConflict } from '@/lib/contracts/lead-edits'
import type { LeadField } from '@/lib/contracts/lead-edits-words'
import { fieldLabel } from './field-words'
import { shownValue } from './shown-value'

type ConflictDialogProps = {
  conflict: LeadConflict
  choices: LeadChoices | undefined
  zone: string
  isSaving: boolean
  onResolve: (mine: readonly LeadField[]) => void
  onClose: () => void
}

const sides = [
  { value: 'theirs', label: 'Keep theirs' },
  { value: 'mine', label: 'Write mine' },
] as const

/** Somebody else saved the same fields first: a choice per field, theirs unless the person says otherwise. */
export default function ConflictDialog({ conflict, choices, zone, isSaving, onResolve, onClose }: ConflictDialogProps) {
  const [mine, setMine] = useState<readonly LeadField[]>([])
  const { lead } = conflict.detail
  const show = (field: LeadField, value: string) => shownValue(field, value, { lead, choices }) || 'not set'
  const choose = (field: LeadField, side: 'theirs' | 'mine') =>
    setMine(side === 'mine' ? [...mine.filter((each) => each !== field), field] : mine.filter((each) => each !== field))
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="Somebody else changed this first"
      description={
        <>
          Nothing was saved yet. The lead was last changed <Time at={conflict.modifiedAt} zone={zone} />. Choose for each field what stays.
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Back to the form</Button>
          <Button variant="primary" busy={isSaving} onClick={() => onResolve(mine)}>
            {mine.length === 0 ? 'Keep theirs' : mine.length === 1 ? 'Write my field' : `Write my ${mine.length} fields`}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col divide-y divide-line">
        {conflict.fields.map(({ field, loaded, theirs, yours }) => (
          <li key={field} className="flex flex-col gap-2 py-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="font-semibold">{fieldLabel(field)}</h3>
              <Segmented
                label={`${fieldLabel(field)}: what stays`}
                options={sides}
                value={mine.includes(field) ? 'mine' : 'theirs'}
                onChange={(side) => choose(field, side)}
              />
            </div>
            <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-3">
              <Side term="When you opened it" text={show(field, loaded)} />
              <Side term="Now in Convoso (theirs)" text={show(field, theirs)} isChosen={!mine.includes(field)} />
              <Side term="What you wrote (mine)" text={show(field, yours)} isChosen={mine.includes(field)} />
            </dl>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function Side({ term, text, isChosen = false }: { term: string; text: string; isChosen?: boolean }) {
  return (
    <div className={isChosen ? 'rounded bg-accent-soft px-2 py-1' : 'px-2 py-1'}>
      <dt className="text-small text-muted">{isChosen ? `${term}, stays` : term}</dt>
      <dd className="break-words whitespace-pre-wrap">{text}</dd>
    </div>
  )
}
