'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { useToast } from '@/components/ui/toast'
import { leadName, notRecreated } from '@/lib/contracts/lead-edits-words'
import type { ShownLead } from '@/lib/contracts/leads'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { leadMutations, leadQueries } from '@/lib/queries/lead'
import { leadsQueries } from '@/lib/queries/leads'
import { problemSentence } from '@/lib/queries/request-problem'

type DeleteDialogProps = { lead: ShownLead; onClose: () => void; onUnknown: () => void }

/** For good: its name must be typed. */
export default function DeleteDialog({ lead, onClose, onUnknown }: DeleteDialogProps) {
  const client = useQueryClient()
  const toast = useToast()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const name = leadName(lead)
  const { mutate, isPending, error } = useMutation({
    ...leadMutations.remove(),
    onSuccess: async ({ outcome }) => {
      if (outcome === 'unknown') onUnknown()
      else toast.show({ tone: 'success', title: 'The lead was deleted', detail: 'Convoso no longer finds it. A snapshot was kept.' })
      onClose()
      await client.invalidateQueries({ queryKey: leadsQueries.keys.search, refetchType: 'none' })
      await client.invalidateQueries({ queryKey: leadQueries.keys.detail(lead.id) })
    },
  })
  return (
    <AlertDialog
      open
      onClose={onClose}
      onConfirm={() => mutate({ id: lead.id, typedName: name, idempotencyKey })}
      title={`Delete ${name}`}
      confirmLabel="Delete for good"
      cancelLabel="Keep it"
      busy={isPending}
      typeToConfirm={name}
    >
      <p>Convoso deletes the lead for good. Switchyard keeps its fields, so that a new lead can be made of them. What cannot come back:</p>
      <ul className="mt-2 list-disc pl-5">
        {notRecreated.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {error === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {problemSentence(error)}
        </p>
      )}
    </AlertDialog>
  )
}
