'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { numberText } from '@/components/ui/number-text'
import { useToast } from '@/components/ui/toast'
import type { BoardList, ListDetail } from '@/lib/contracts/lists'
import { normalListName } from '@/lib/contracts/lists-words'
import { auditQueries } from '@/lib/queries/audit'
import { useLiveEvents } from '@/lib/queries/events'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { listMutations, listQueries } from '@/lib/queries/lists'
import { problemSentence } from '@/lib/queries/request-problem'

type DeleteListDialogProps = {
  list: BoardList
  /** Keeps the leads as a file first. */
  snapshot: ReactNode
  onDeactivate: () => void
  onClose: () => void
}

/** For good, with its leads: the name must be typed. Offers what can be taken back before. */
export default function DeleteListDialog({ list, snapshot, onDeactivate, onClose }: DeleteListDialogProps) {
  const client = useQueryClient()
  const toast = useToast()
  const [idempotencyKey] = useState(newIdempotencyKey)
  // What is under way now, also where the list was read a moment ago.
  const { data } = useQuery({ ...listQueries.detail(list.id), refetchOnMount: 'always' })
  useLiveEvents((event) => {
    if (event.kind === 'job.changed') void client.invalidateQueries({ queryKey: listQueries.detail(list.id).queryKey })
  })
  const { mutate, isPending, error } = useMutation({
    ...listMutations.remove(),
    onSuccess: ({ outcome, sentence }) => {
      onClose()
      if (outcome === 'gone') toast.show({ tone: 'success', title: `${list.name} was deleted`, detail: sentence })
      else toast.show({ tone: 'warning', title: outcome === 'deleting' ? `${list.name}: deleting…` : `${list.name}: not known yet`, detail: sentence, durationMs: 0 })
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: listQueries.keys.board }),
        client.invalidateQueries({ queryKey: listQueries.keys.details }),
        client.invalidateQueries({ queryKey: auditQueries.key }),
      ]),
  })
  return (
    <AlertDialog
      open
      onClose={onClose}
      onConfirm={() => mutate({ id: list.id, typedName: list.name, idempotencyKey })}
      title={`Delete ${list.name}`}
      confirmLabel="Delete for good"
      cancelLabel="Keep it"
      busy={isPending}
      typeToConfirm={normalListName(list.name)}
    >
      <p>
        Convoso deletes the list with <strong className="font-semibold">{leadsText(data?.leads)}</strong> for good. Its calls stay in the log, and what was done to it stays in the
        audit. Large lists are deleted in the background and stay on the screen until they are gone.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded border border-line bg-sunken px-3 py-2">
        <span className="min-w-0 flex-1 basis-56">Keep its leads as a file first. Wait until the file is there before you delete.</span>
        {snapshot}
      </div>
      {data === undefined || data.exports.length === 0 ? null : (
        <p role="alert" className="mt-3 text-amber">
          {exportsText(data.exports)}
        </p>
      )}
      {list.active ? (
        <p className="mt-3">
          To stop dialing it,{' '}
          <button type="button" onClick={onDeactivate} className="rounded-small font-medium text-blue underline">
            deactivate it instead
          </button>
          : that can be undone.
        </p>
      ) : null}
      {error === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {problemSentence(error)}
        </p>
      )}
    </AlertDialog>
  )
}

function leadsText(leads: ListDetail['leads'] | undefined): string {
  if (leads === undefined) return 'its leads (counting…)'
  if (leads.total === null) return `its leads (not counted: ${leads.problem ?? 'no answer'})`
  return leads.total === 1 ? '1 lead' : `${numberText(leads.total)} leads`
}

function exportsText(exports: ListDetail['exports']): string {
  const running = exports.map(({ by, rows, total }) => `${by} is exporting this list: ${numberText(rows)}${total === null ? '' : ` of ${numberText(total)}`} leads are in the file so far.`)
  return `${running.join(' ')} Deleted now, the list takes the others with it, and the file ends without them.`
}
