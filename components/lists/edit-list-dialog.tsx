'use client'

import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DiscardQuestion } from '@/components/ui/discard-question'
import { Dialog } from '@/components/ui/dialog'
import type { BoardList, EditListInput } from '@/lib/contracts/lists'
import { listFields, listNameProblem, normalListName, type ListField } from '@/lib/contracts/lists-words'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { listConflictIn } from '@/lib/queries/lists'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { conflictSentence } from './edit-toasts'
import { ListFields, nameSentence, type ListForm } from './list-fields'
import { useCampaignNames } from './use-campaign-names'
import { useListChoices } from './use-list-choices'
import { useListEdit } from './use-list-edit'

type EditListDialogProps = {
  list: BoardList
  /** What was last written from here; the dialer tells no descriptions. */
  description: string | null
  focus: ListField
  onClose: () => void
}

/** Sends what was changed here and nothing else, with what was seen; a conflict stays in the dialog until it is decided. */
export default function EditListDialog({ list, description, focus, onClose }: EditListDialogProps) {
  const formId = useId()
  const names = useCampaignNames()
  const { campaigns, taken } = useListChoices(list)
  const [seen, setSeen] = useState<ListForm>({ name: list.name, campaignId: list.campaignId ?? '', description: description ?? '', active: list.active })
  const [form, setForm] = useState(seen)
  const { edit, isSaving, error, reset } = useListEdit({ isQuiet: true, onSaved: onClose })
  const conflict = listConflictIn(error)
  const order = orderOf(form, seen, description !== null)
  const [isLeaving, setLeaving] = useState(false)
  useUnsavedWork(order !== null)
  const isReady = order !== null && (order.changes.name === undefined || (listNameProblem(form.name) === null && nameSentence(form.name, { error: null, taken }) === undefined))
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (order !== null && isReady && !isSaving) edit(list, order)
  }
  const takeTheirs = () => {
    if (conflict === null) return
    const now = conflict.list
    const written = conflict.fields.find(({ field }) => field === 'description')?.theirs ?? seen.description
    // What they changed is what was seen from now on: saving again means "write mine all the same".
    setSeen({ ...seen, name: now.name, campaignId: now.campaignId ?? seen.campaignId, active: now.active, description: written })
    reset()
  }
  const elsewhere = conflict === null ? problemElsewhere(error, fieldPaths) : undefined
  return (
    <Dialog
      open
      onClose={order === null ? onClose : () => setLeaving(true)}
      title={`Change ${list.name}`}
      footer={
        isLeaving ? (
          <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} />
        ) : conflict === null ? (
          <>
            <Button onClick={onClose} disabled={isSaving}>
              Cancel
            </Button>
            <Button type="submit" form={formId} variant="primary" busy={isSaving} disabled={!isReady}>
              {isSaving ? 'Saving…' : 'Save'}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Keep theirs</Button>
            <Button variant="primary" onClick={takeTheirs}>
              Go on with mine
            </Button>
          </>
        )
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {elsewhere === undefined && conflict === null ? null : (
          <p role="alert" className="rounded bg-danger-soft px-3 py-2 text-danger">
            {conflict === null ? elsewhere : conflictSentence(conflict, names)}
          </p>
        )}
        <ListFields
          {...{ form, error, campaigns, taken, focus }}
          change={(changes) => {
            if (error !== null) reset()
            setForm({ ...form, ...changes })
          }}
          suggestions={[]}
          hasState={false}
          descriptionHint={description === null ? 'Convoso does not tell the present one; what you write replaces it.' : 'This is what was last written here; Convoso does not tell the present one.'}
        />
      </form>
    </Dialog>
  )
}

const fieldPaths = [...listFields, ...listFields.map((field) => `changes.${field}`)]

/** Only what differs; null when nothing does. */
function orderOf(form: ListForm, seen: ListForm, isDescriptionKnown: boolean): EditListInput | null {
  const name = normalListName(form.name)
  const isRenamed = name !== seen.name
  const isMoved = form.campaignId !== '' && form.campaignId !== seen.campaignId
  const isDescribed = form.description !== seen.description
  if (!isRenamed && !isMoved && !isDescribed) return null
  return {
    changes: { ...(isRenamed && { name }), ...(isMoved && { campaignId: form.campaignId }), ...(isDescribed && { description: form.description }) },
    expected: {
      ...(isRenamed && { name: seen.name }),
      ...(isMoved && seen.campaignId !== '' && { campaignId: seen.campaignId }),
      ...(isDescribed && isDescriptionKnown && { description: seen.description }),
    },
  }
}
