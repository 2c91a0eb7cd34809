'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import type { BulkEditPreview } from '@/lib/contracts/jobs'
import { typedAbove, type BulkValues } from '@/lib/contracts/jobs-words'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { jobMutations, jobQueries, type LeadSelectionOrder } from '@/lib/queries/jobs'
import { problemSentence } from '@/lib/queries/request-problem'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { BulkConfirm } from './bulk-confirm'
import { BulkFields } from './bulk-fields'

type BulkEditDialogProps = { selection: LeadSelectionOrder; onClose: () => void; onStarted: () => void }

/** First what to set, then what that would do and how long it takes; only then it can be started. */
export default function BulkEditDialog({ selection: given, onClose, onStarted }: BulkEditDialogProps) {
  const form = useId()
  // Frozen when asked: what is ticked underneath later must not change what is confirmed.
  const [selection] = useState(given)
  const [changes, setChanges] = useState<BulkValues>({})
  const preview = useMutation(jobMutations.preview())
  const start = useStart(onStarted)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  useUnsavedWork(Object.keys(changes).length > 0)
  const shown = preview.data
  const isTyped = shown !== undefined && (shown.count <= typedAbove || Number(typed.replace(/[\s,.]/g, '')) === shown.count)
  const error = start.error ?? preview.error
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (shown === undefined) preview.mutate({ selection, changes })
    else if (isTyped && !start.isPending) start.begin({ selection, changes, expectedCount: shown.count, reason: reason.trim() })
  }
  const back = () => {
    preview.reset()
    start.reset()
    setTyped('')
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={shown === undefined ? 'Edit chosen leads' : titleOf(shown)}
      footer={
        <>
          {shown === undefined ? <Button onClick={onClose}>Cancel</Button> : <Button onClick={back}>Back</Button>}
          {shown === undefined ? (
            <Button type="submit" form={form} variant="primary" busy={preview.isPending} disabled={Object.keys(changes).length === 0}>
              Show what it would do
            </Button>
          ) : (
            <Button type="submit" form={form} variant="primary" busy={start.isPending} disabled={!isTyped || shown.count === 0}>
              {titleOf(shown)}
            </Button>
          )}
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="flex flex-col gap-3">
        {shown === undefined ? (
          <BulkFields changes={changes} onChange={setChanges} />
        ) : (
          <BulkConfirm preview={shown} changes={changes} typed={typed} onTyped={setTyped} reason={reason} onReason={setReason} />
        )}
        {error === null ? null : (
          <p role="alert" className="text-danger">
            {problemSentence(error)}
          </p>
        )}
      </form>
    </Dialog>
  )
}

const titleOf = ({ count }: BulkEditPreview): string => `Edit ${count === 1 ? '1 lead' : `${count.toLocaleString('en-US')} leads`}`

type Order = { selection: LeadSelectionOrder; changes: BulkValues; expectedCount: number; reason: string }

function useStart(onStarted: () => void) {
  const client = useQueryClient()
  const toast = useToast()
  // One key for this decision: pressing again after a lost answer never starts a second job.
  const [idempotencyKey, setKey] = useState(newIdempotencyKey)
  const { mutate, isPending, error, reset } = useMutation({
    ...jobMutations.create(),
    onSuccess: (job) => {
      toast.show({ tone: 'success', title: `${job.title}: under way`, detail: 'Its progress is in the header; you can go on working or close this tab.' })
      onStarted()
    },
    onSettled: () => client.invalidateQueries({ queryKey: jobQueries.keys.all }),
  })
  const begin = ({ reason, ...order }: Order) => mutate({ ...order, idempotencyKey, ...(reason === '' ? {} : { reason }) })
  return {
    begin,
    isPending,
    error,
    reset: () => {
      reset()
      setKey(newIdempotencyKey())
    },
  }
}
