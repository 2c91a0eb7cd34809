'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Sheet } from '@/components/ui/sheet'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useToast } from '@/components/ui/toast'
import type { DuplicateLeads } from '@/lib/contracts/list-health'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { jobMutations, jobQueries } from '@/lib/queries/jobs'
import { listHealthQueries } from '@/lib/queries/list-health'
import { problemSentence } from '@/lib/queries/request-problem'
import { DuplicateLead } from './duplicate-lead'

type GroupSheetProps = { groupKey: string; zone: string; canEdit: boolean; quarantineListId: string | null; onClose: () => void }

/** The leads behind a number, or behind several, side by side: one stays, the others go to the quarantine list. */
export default function GroupSheet({ groupKey, zone, canEdit, quarantineListId, onClose }: GroupSheetProps) {
  const { data, error, refetch, isFetching } = useQuery(listHealthQueries.group(groupKey))
  const [chosen, setChosen] = useState<string | null>(null)
  const leads = data?.leads ?? []
  // The one that was called most has the most history; it is only a proposal.
  const survivor = leads.find(({ id }) => id === chosen) ?? leads.find(({ listId }) => listId !== quarantineListId)
  const others = leads.filter(({ id, listId }) => id !== survivor?.id && listId !== quarantineListId)
  const move = useMove(onClose)
  const label = others.length === 1 ? 'Move the other lead' : `Move the other ${others.length} leads`
  return (
    <Sheet
      open
      onClose={onClose}
      title={data === undefined || leads.length === 0 ? 'One number' : titleOf(data)}
      className="w-[min(100vw,640px)]"
      footer={
        canEdit && others.length > 0 ? (
          <Button variant="primary" busy={move.isPending} disabled={quarantineListId === null} onClick={() => move.begin(others.map(({ id }) => id), quarantineListId)}>
            {label}
          </Button>
        ) : undefined
      }
    >
      {error === null ? null : <Face kind="failed" title="The leads could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />}
      {data === undefined && error === null ? <SkeletonRows rows={3} label="Loading the leads" /> : null}
      {data === undefined ? null : (
        <>
          <p className="mb-3 text-muted">
            Read from Convoso <Age at={data.now} zone={zone} />.{data.gone.length === 0 ? '' : ` ${data.gone.length === 1 ? 'One lead' : `${data.gone.length} leads`} of the scan no longer carry this number.`}
          </p>
          {data.numbers.length > 1 ? (
            <p className="mb-3">
              All of them carry <span className="tabular font-medium">{data.numbers.join(' and ')}</span>.
            </p>
          ) : null}
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 font-medium">Which lead stays?</legend>
            {leads.map((lead) => (
              <DuplicateLead
                key={lead.id}
                lead={lead}
                zone={zone}
                isQuarantined={lead.listId === quarantineListId}
                choice={canEdit ? { isChosen: lead.id === survivor?.id, onChoose: () => setChosen(lead.id) } : null}
              />
            ))}
          </fieldset>
          {canEdit && quarantineListId === null && others.length > 0 ? <p className="mt-3 text-amber">Choose the list that duplicates are moved to first, on the page behind.</p> : null}
          {move.error === null ? null : <p role="alert" className="mt-3 text-danger">{problemSentence(move.error)}</p>}
        </>
      )}
    </Sheet>
  )
}

function titleOf({ numbers, leads }: DuplicateLeads): string {
  return `${numbers.length > 1 ? `${numbers.length} numbers` : 'One number'}, ${leads.length === 1 ? '1 lead' : `${leads.length} leads`}`
}

/** A move is a bulk edit like any other: a row of results per lead, and it survives a crash. */
function useMove(onMoved: () => void) {
  const client = useQueryClient()
  const toast = useToast()
  const [last, setLast] = useState({ decision: '', idempotencyKey: '' })
  const { mutate, isPending, error } = useMutation({
    ...jobMutations.create(),
    onSuccess: () => {
      toast.show({ tone: 'success', title: 'The duplicates are being moved', detail: 'Progress and results are in the header. The radar follows within a minute.' })
      onMoved()
    },
    onSettled: () => client.invalidateQueries({ queryKey: jobQueries.keys.all }),
  })
  const begin = (ids: readonly string[], listId: string | null) => {
    if (listId === null) return
    // One key per decision: pressing again after a lost answer starts no second job, another choice does.
    const decision = [listId, ...ids].join()
    const idempotencyKey = decision === last.decision ? last.idempotencyKey : newIdempotencyKey()
    setLast({ decision, idempotencyKey })
    mutate({ selection: { ids }, changes: { listId }, expectedCount: ids.length, reason: 'Duplicates of one number', idempotencyKey })
  }
  return { begin, isPending, error }
}
