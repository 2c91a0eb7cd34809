'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DiscardQuestion } from '@/components/ui/discard-question'
import { Dialog } from '@/components/ui/dialog'
import { useServerNow } from '@/components/ui/server-clock'
import { useToast } from '@/components/ui/toast'
import type { CreateListAnswer } from '@/lib/contracts/lists'
import { listFields, listNameProblem, normalListName, suggestedListNames } from '@/lib/contracts/lists-words'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { listMutations, listQueries } from '@/lib/queries/lists'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { ListFields, nameSentence, type ListForm } from './list-fields'
import { useListChoices } from './use-list-choices'

type CreateListDialogProps = { campaignId: string; zone: string; onClose: () => void; onMade: (listId: string) => void; onOpen: (listId: string) => void }

export default function CreateListDialog({ campaignId, zone, onClose, onMade, onOpen }: CreateListDialogProps) {
  const formId = useId()
  const [form, setForm] = useState<ListForm>({ name: '', campaignId, description: '', active: true })
  const { campaigns, taken } = useListChoices()
  const { send, isSending, error, changed } = useCreate({ onClose, onMade, onOpen })
  const today = dayInZone(new Date(useServerNow()).toISOString(), zone)
  const campaignName = campaigns.find(({ id }) => id === form.campaignId)?.name ?? ''
  const suggestions = useMemo(() => (campaignName === '' ? [] : suggestedListNames(campaignName, today, new Set(taken.keys()))), [campaignName, today, taken])
  const isUnsaved = form.name !== '' || form.description !== ''
  const [isLeaving, setLeaving] = useState(false)
  useUnsavedWork(isUnsaved)
  const isReady = listNameProblem(form.name) === null && form.campaignId !== '' && nameSentence(form.name, { error: null, taken }) === undefined
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isReady && !isSending) send(form)
  }
  const elsewhere = problemElsewhere(error, listFields)
  return (
    <Dialog
      open
      onClose={isUnsaved ? () => setLeaving(true) : onClose}
      title="Make a list"
      footer={
        isLeaving ? (
          <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} />
        ) : (
          <>
            <Button onClick={onClose} disabled={isSending}>
              Cancel
            </Button>
            <Button type="submit" form={formId} variant="primary" busy={isSending} disabled={!isReady}>
              {isSending ? 'Making…' : 'Make list'}
            </Button>
          </>
        )
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {elsewhere === undefined ? null : (
          <p role="alert" className="rounded bg-danger-soft px-3 py-2 text-danger">
            {elsewhere}
          </p>
        )}
        <ListFields
          {...{ form, error, campaigns, taken, suggestions }}
          change={(changes) => {
            changed()
            setForm({ ...form, ...changes })
          }}
          focus="name"
          hasState
          descriptionHint="Where the leads come from, and what they are for."
        />
      </form>
    </Dialog>
  )
}

function useCreate({ onClose, onMade, onOpen }: Pick<CreateListDialogProps, 'onClose' | 'onMade' | 'onOpen'>) {
  const client = useQueryClient()
  const toast = useToast()
  // The same form sent twice is one list; a changed form is another wish.
  const key = useRef(newIdempotencyKey())
  const { mutate, isPending, error, reset } = useMutation({
    ...listMutations.create(),
    onSuccess: (answer: CreateListAnswer, { name }) => {
      onClose()
      const { outcome, listId, sentence } = answer
      if (listId !== null) onMade(listId)
      if (outcome === 'unknown') toast.show({ tone: 'warning', title: `${name}: not known yet`, detail: sentence, durationMs: 0 })
      else toast.show({ tone: 'success', title: `${name} was made`, detail: 'Read back from Convoso.', ...(listId !== null && { action: { label: 'Open', onAct: () => onOpen(listId) } }) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: listQueries.keys.board }),
  })
  return {
    send: ({ name, description, ...rest }: ListForm) =>
      mutate({ ...rest, name: normalListName(name), ...(description.trim() === '' ? {} : { description: description.trim() }), idempotencyKey: key.current }),
    changed: () => {
      key.current = newIdempotencyKey()
      if (error !== null) reset()
    },
    isSending: isPending,
    error,
  }
}
