'use client'

import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import type { LeadChoices, LeadDetail } from '@/lib/contracts/lead-edits'
import { editableFields, fieldsIn, valueIn, type LeadField, type LeadValues } from '@/lib/contracts/lead-edits-words'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { DiscardQuestion } from '@/components/ui/discard-question'
import ConflictDialog from './conflict-dialog'
import { EditDiff } from './edit-diff'
import { FieldInput } from './field-input'
import { fieldProblem, problemPaths } from './field-problem'
import { fieldGroups, fieldLabel, ownFieldsOf, ownFieldsTitle } from './field-words'
import { useLeadEdit } from './use-lead-edit'

type EditSheetProps = { detail: LeadDetail; choices: LeadChoices | undefined; zone: string; onClose: () => void }

/** Many fields at once: what is different is shown before it is saved, and only that is sent. */
export default function EditSheet({ detail, choices, zone, onClose }: EditSheetProps) {
  const formId = useId()
  // What the form was opened with, however often the page behind it reads anew.
  const [opened] = useState(detail.lead)
  const [draft, setDraft] = useState<LeadValues>({})
  const [isReviewing, setReviewing] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const { save, isSaving, error, conflict, resolve, reset } = useLeadEdit(opened.id, onClose)
  const changed = fieldsIn(draft).filter((field) => draft[field] !== valueIn(opened, field))
  const own = ownFieldsOf(opened, choices)
  useUnsavedWork(changed.length > 0)
  const pick = (valueOf: (field: LeadField) => string | undefined): LeadValues => Object.fromEntries(changed.map((field) => [field, valueOf(field)]))
  const elsewhere = problemElsewhere(error, [...editableFields, ...own].flatMap(problemPaths))
  const showsDiff = isReviewing && (error === null || elsewhere !== undefined)
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isSaving || changed.length === 0) return
    if (showsDiff) return save({ changes: pick((field) => draft[field]), loaded: pick((field) => valueIn(opened, field)) })
    reset()
    setReviewing(true)
  }
  const choose = (mine: readonly LeadField[]) => {
    const given = conflict?.fields.map(({ field }) => field).filter((field) => !mine.includes(field)) ?? []
    if (given.length === changed.length) return onClose()
    setDraft(Object.fromEntries(Object.entries(draft).filter(([field]) => !given.some((each) => each === field))))
    resolve(mine)
  }
  const back = () => {
    reset()
    setReviewing(false)
  }
  return (
    <Sheet
      open
      onClose={changed.length === 0 ? onClose : () => setLeaving(true)}
      title={showsDiff ? 'What will be saved' : 'Edit lead'}
      footer={
        isLeaving ? (
          <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} />
        ) : (
          <Footer {...{ formId, isReviewing: showsDiff, isSaving, count: changed.length, onBack: back, onClose }} />
        )
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-6">
        {elsewhere === undefined ? null : (
          <p role="alert" className="rounded bg-danger-soft px-3 py-2 text-danger">
            {elsewhere}
          </p>
        )}
        {showsDiff ? (
          <EditDiff fields={changed} before={opened} after={draft} choices={choices} />
        ) : (
          [...fieldGroups, ...(own.length === 0 ? [] : [{ title: ownFieldsTitle, fields: own }])].map((group) => (
            <fieldset key={group.title} className="flex flex-col gap-3">
              <legend className="mb-2 font-semibold">{group.title}</legend>
              {group.fields.map((field) => (
                <Field
                  key={field}
                  label={fieldLabel(field)}
                  error={fieldProblem(error, field)}
                  {...(opened.masked.includes(field) && { hint: 'Part of it is hidden. Write the whole value to change it.' })}
                >
                  {(control) => (
                    <FieldInput
                      {...control}
                      field={field}
                      choices={choices}
                      value={draft[field] ?? valueIn(opened, field)}
                      onChange={(value) => setDraft({ ...draft, [field]: value })}
                    />
                  )}
                </Field>
              ))}
            </fieldset>
          ))
        )}
      </form>
      {conflict === null ? null : <ConflictDialog {...{ conflict, choices, isSaving, zone }} onResolve={choose} onClose={back} />}
    </Sheet>
  )
}

type FooterProps = { formId: string; isReviewing: boolean; isSaving: boolean; count: number; onBack: () => void; onClose: () => void }

function Footer({ formId, isReviewing, isSaving, count, onBack, onClose }: FooterProps) {
  const fields = count === 1 ? '1 field' : `${count} fields`
  return (
    <>
      {isReviewing ? (
        <Button onClick={onBack} disabled={isSaving}>
          Back
        </Button>
      ) : (
        <Button onClick={onClose}>Cancel</Button>
      )}
      <Button type="submit" form={formId} variant="primary" busy={isSaving} disabled={count === 0}>
        {isSaving ? 'Saving…' : isReviewing ? `Save ${fields}` : count === 0 ? 'Nothing changed' : `Review ${fields}`}
      </Button>
    </>
  )
}
