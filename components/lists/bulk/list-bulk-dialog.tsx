'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import type { ListBulkChange, ListBulkPreview } from '@/lib/contracts/list-bulk'
import { typedAbove } from '@/lib/contracts/jobs-words'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { jobMutations, jobQueries } from '@/lib/queries/jobs'
import { problemSentence } from '@/lib/queries/request-problem'
import { ListBulkConfirm, listsOf, type ListBulkVerb } from './list-bulk-confirm'
import { MoveTarget } from './move-target'

type ListBulkDialogProps = { selection: { ids: readonly string[] }; verb: ListBulkVerb; onClose: () => void; onDone: () => void }

/** What would become of the chosen lists; only then it can be started. */
export default function ListBulkDialog({ selection: given, verb, onClose, onDone }: ListBulkDialogProps) {
  const form = useId()
  // Frozen when asked: what is ticked underneath later must not change what is confirmed.
  const [ids] = useState(given.ids)
  const [campaignId, setCampaignId] = useState('')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const change = changeOf(verb, campaignId)
  const preview = useQuery(jobQueries.listBulk(ids, change))
  const start = useStart(onDone)
  const shown = preview.data
  const isTyped = shown !== undefined && (shown.lists.length <= typedAbove || Number(typed.replace(/[\s,.]/g, '')) === shown.lists.length)
  const changing = shown?.lists.filter(({ isUnchanged }) => !isUnchanged).length ?? 0
  const error = start.error ?? preview.error
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (shown === undefined || change === null || !isTyped || start.isPending) return
    start.begin({ change, lists: shown.lists.map(({ id, seen }) => ({ id, seen })), expectedCount: shown.lists.length, reason: reason.trim() })
  }
  const title = `${words[verb]} ${listsOf(ids.length)}`
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={start.isPending} disabled={!isTyped || changing === 0}>
            {title}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="flex flex-col gap-3">
        {verb === 'move' ? <MoveTarget value={campaignId} onChange={setCampaignId} /> : null}
        {shown === undefined ? null : (
          <ListBulkConfirm preview={shown} verb={verb} typed={typed} onTyped={setTyped} reason={reason} onReason={setReason} />
        )}
        {preview.isFetching ? <p className="text-muted">Reading the chosen lists…</p> : null}
        {error === null ? null : (
          <p role="alert" className="text-danger">
            {problemSentence(error)}
          </p>
        )}
      </form>
    </Dialog>
  )
}

const words: Record<ListBulkVerb, string> = { activate: 'Activate', deactivate: 'Deactivate', move: 'Move' }

function changeOf(verb: ListBulkVerb, campaignId: string): ListBulkChange | null {
  if (verb !== 'move') return { active: verb === 'activate' }
  return campaignId === '' ? null : { campaignId }
}

type Order = { change: ListBulkChange; lists: Pick<ListBulkPreview['lists'][number], 'id' | 'seen'>[]; expectedCount: number; reason: string }

function useStart(onDone: () => void) {
  const client = useQueryClient()
  const toast = useToast()
  // One key for this decision: pressing again after a lost answer never starts a second job.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { mutate, isPending, error } = useMutation({
    ...jobMutations.startListBulk(),
    onSuccess: (job) => {
      toast.show({ tone: 'success', title: `${job.title}: under way`, detail: 'Its progress is in the header; you can go on working or close this tab.' })
      onDone()
    },
    onSettled: () => client.invalidateQueries({ queryKey: jobQueries.keys.all }),
  })
  const begin = ({ reason, ...order }: Order) => mutate({ ...order, idempotencyKey, ...(reason === '' ? {} : { reason }) })
  return { begin, isPending, error }
}
