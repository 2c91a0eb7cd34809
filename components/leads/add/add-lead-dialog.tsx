'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { SyntheticEvent } from 'react'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import type { AddLeadAnswer } from '@/lib/contracts/lead-edits'
import { ownField } from '@/lib/contracts/lead-edits-words'
import { accountChoices } from '@/lib/queries/choices'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { leadMutations } from '@/lib/queries/lead'
import { leadsQueries } from '@/lib/queries/leads'
import { isRequestProblem } from '@/lib/queries/request-problem'
import { leaveFor } from '@/lib/queries/unsaved-work'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { DiscardQuestion } from '@/components/ui/discard-question'
import { addPaths, blankForm, newLeadOf, type AddForm } from './add-form'
import { AddLeadFields } from './add-lead-fields'
import { LostAdd } from './lost-add'

export default function AddLeadDialog({ phone, onClose }: { phone: string; onClose: () => void }) {
  const client = useQueryClient()
  const toast = useToast()
  const router = useRouter()
  const formId = useId()
  const [form, setForm] = useState<AddForm>(() => blankForm(phone))
  const [lost, setLost] = useState<AddLeadAnswer | null>(null)
  // The same form sent twice is one lead; a changed form is another wish.
  const key = useRef(newIdempotencyKey())
  const { data: choices } = useQuery(accountChoices())
  const { mutate, isPending, error } = useMutation({
    ...leadMutations.add(),
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: leadsQueries.keys.search, refetchType: 'none' })
      if (answer.leadId === null) return setLost(answer)
      const { leadId } = answer
      toast.show({
        tone: 'success',
        title: answer.outcome === 'updated' ? 'A lead was found and changed' : 'Lead added',
        detail: `It is lead ${leadId}.`,
        action: { label: 'Open', onAct: () => leaveFor(`/leads/${leadId}`, () => router.push(`/leads/${leadId}`)) },
      })
      onClose()
    },
    // A refusal is final under its key; what is sent after it is another wish.
    onError: (failure) => {
      if (isRequestProblem(failure) && failure.code !== 'no_answer' && failure.code !== 'in_progress') key.current = newIdempotencyKey()
    },
  })
  const [isLeaving, setLeaving] = useState(false)
  const isUnsaved = lost === null && JSON.stringify(form) !== JSON.stringify(blankForm(phone))
  useUnsavedWork(isUnsaved)
  const change = (changes: Partial<AddForm>) => {
    key.current = newIdempotencyKey()
    setForm((known) => ({ ...known, ...changes }))
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isPending) mutate({ ...newLeadOf(form), idempotencyKey: key.current })
  }
  if (lost !== null) return <LostAdd lost={lost} onClose={onClose} />
  const elsewhere = problemElsewhere(error, [...addPaths, ...(choices?.customFields ?? []).map(ownField)])
  return (
    <Dialog
      open
      onClose={isUnsaved ? () => setLeaving(true) : onClose}
      title="Add a lead"
      footer={
        isLeaving ? (
          <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} />
        ) : (
          <>
            <Button onClick={onClose} disabled={isPending}>
              Cancel
            </Button>
            <Button type="submit" form={formId} variant="primary" busy={isPending}>
              {isPending ? 'Adding…' : form.callsNext ? 'Add and call next' : 'Add lead'}
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
        <AddLeadFields {...{ form, change, error, choices }} />
      </form>
    </Dialog>
  )
}
