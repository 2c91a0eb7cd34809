'use client'

import { clsx } from 'clsx'
import type { KeyboardEvent } from 'react'
import { lazy, Suspense, useId, useLayoutEffect, useRef, useState } from 'react'
import { Age } from '@/components/ui/age'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmailText } from '@/components/ui/email-text'
import { Icon } from '@/components/ui/icon'
import type { LeadChoices, LeadDetail } from '@/lib/contracts/lead-edits'
import { valueIn, type LeadField } from '@/lib/contracts/lead-edits-words'
import { problemSentence } from '@/lib/queries/request-problem'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { FieldInput } from './field-input'
import { fieldProblem } from './field-problem'
import { fieldLabel, kindOf } from './field-words'
import { phoneText } from '@/lib/shared/phone-text'
import { shownValue } from './shown-value'
import { useLeadEdit } from './use-lead-edit'

const ConflictDialog = lazy(() => import('./conflict-dialog'))

type InlineFieldProps = {
  field: LeadField
  detail: LeadDetail
  choices: LeadChoices | undefined
  zone: string
  mayEdit: boolean
  /** Its panel has its name already. */
  isAlone?: boolean
}
type Draft = { loaded: string; value: string }

/** One field: a click or Enter opens it, Enter saves, Escape goes back. What it shows afterwards was read back. */
export function InlineField({ field, detail, choices, zone, mayEdit, isAlone = false }: InlineFieldProps) {
  const { lead } = detail
  const [draft, setDraft] = useState<Draft | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const { save, isSaving, error, conflict, resolve, reset } = useLeadEdit(lead.id, (answer) => {
    setDraft(null)
    setSavedAt(answer.outcome === 'confirmed' ? answer.detail.read.begunAt : null)
  })
  useUnsavedWork(draft !== null && draft.value !== draft.loaded)
  useLayoutEffect(() => {
    if (wasOpen.current && draft === null) opener.current?.focus()
    wasOpen.current = draft !== null
  }, [draft])
  const close = () => {
    reset()
    setDraft(null)
  }
  const submit = () => {
    if (draft === null || isSaving) return
    if (draft.value === draft.loaded) close()
    else save({ changes: { [field]: draft.value }, loaded: { [field]: draft.loaded } })
  }
  const choose = (mine: readonly LeadField[]) => (mine.length === 0 ? close() : resolve(mine))
  const value = valueIn(lead, field)
  const isHidden = lead.masked.includes(field)
  const text = kindOf(field) === 'phone' && !isHidden ? phoneText(value, lead.phoneCode) : shownValue(field, value, { lead, choices })

  return (
    <div className="contents" data-field={field}>
      <dt className={isAlone ? 'sr-only' : 'py-1 text-muted'}>{fieldLabel(field)}</dt>
      <dd className="min-w-0">
        {draft !== null ? (
          <OpenField
            {...{ field, choices, draft, isSaving }}
            problem={error === null ? undefined : (fieldProblem(error, field) ?? problemSentence(error))}
            onChange={(next) => setDraft({ ...draft, value: next })}
            onSubmit={submit}
            onClose={close}
          />
        ) : mayEdit ? (
          <button
            ref={opener}
            type="button"
            aria-label={`${fieldLabel(field)}: ${text === '' ? 'not set' : text}. Edit`}
            onClick={() => setDraft({ loaded: value, value })}
            className="group relative -mx-2 flex w-[calc(100%+16px)] items-baseline rounded px-2 py-1 text-left whitespace-pre-wrap hover:bg-hover pointer-coarse:pr-7"
          >
            <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-2">
              <Value {...{ field, text, isHidden, savedAt, zone }} />
            </span>
            <Icon
              name="pencil"
              className="absolute top-1.5 right-1.5 size-3.5 rounded-small bg-hover text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:bg-transparent pointer-coarse:opacity-60"
            />
          </button>
        ) : (
          <span className="flex flex-wrap items-baseline gap-x-2 py-1 break-words whitespace-pre-wrap">
            <Value {...{ field, text, isHidden, savedAt, zone }} />
          </span>
        )}
        <Suspense>{conflict === null ? null : <ConflictDialog {...{ conflict, choices, isSaving, zone }} onResolve={choose} onClose={reset} />}</Suspense>
      </dd>
    </div>
  )
}

type ValueProps = { field: LeadField; text: string; isHidden: boolean; savedAt: string | null; zone: string }

function Value({ field, text, isHidden, savedAt, zone }: ValueProps) {
  return (
    <>
      <span className={clsx('min-w-0 wrap-anywhere', text === '' && 'text-muted')}>{text === '' ? '–' : kindOf(field) === 'email' ? <EmailText text={text} /> : text}</span>
      {isHidden ? <Badge>hidden</Badge> : null}
      {savedAt === null ? null : <Age at={savedAt} zone={zone} prefix="Saved, read back" className="text-small" />}
    </>
  )
}

type OpenFieldProps = {
  field: LeadField
  choices: LeadChoices | undefined
  draft: Draft
  isSaving: boolean
  problem: string | undefined
  onChange: (value: string) => void
  onSubmit: () => void
  onClose: () => void
}

function OpenField({ field, choices, draft, isSaving, problem, onChange, onSubmit, onClose }: OpenFieldProps) {
  const place = useRef<HTMLDivElement>(null)
  const problemId = useId()
  useLayoutEffect(() => {
    place.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const isSave = event.key === 'Enter' && !event.nativeEvent.isComposing && (kindOf(field) !== 'text' || event.ctrlKey || event.metaKey)
    if (event.key !== 'Escape' && !isSave) return
    event.preventDefault()
    event.stopPropagation()
    if (isSave) onSubmit()
    else onClose()
  }
  return (
    <div ref={place} className="flex flex-col gap-1 py-0.5">
      <FieldInput
        field={field}
        value={draft.value}
        onChange={onChange}
        choices={choices}
        disabled={isSaving}
        aria-label={fieldLabel(field)}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : problemId}
        onKeyDown={onKeyDown}
      />
      {problem === undefined ? null : (
        <p id={problemId} role="alert" className="text-table text-danger">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" variant="primary" busy={isSaving} onClick={onSubmit}>
          {isSaving ? 'Saving…' : 'Save'}
        </Button>
        <Button size="small" variant="ghost" disabled={isSaving} onClick={onClose}>
          Cancel
        </Button>
        {kindOf(field) === 'text' ? <span className="text-small text-muted">Ctrl Enter saves</span> : null}
      </div>
    </div>
  )
}
