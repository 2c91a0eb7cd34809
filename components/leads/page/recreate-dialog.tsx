'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { useToast } from '@/components/ui/toast'
import type { KeptLead } from '@/lib/contracts/lead-edits'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { leadMutations, leadQueries } from '@/lib/queries/lead'
import { problemSentence } from '@/lib/queries/request-problem'

export default function RecreateDialog({ kept, onClose }: { kept: KeptLead; onClose: () => void }) {
  const client = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  // One decision: asked again without an answer, it must not make a second lead.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { mutate, isPending, error } = useMutation({
    ...leadMutations.recreate(),
    onSuccess: async ({ leadId, outcome, sentence }) => {
      const isMade = leadId !== null && outcome !== 'failed'
      toast.show(isMade ? { tone: 'success', title: 'The lead was made anew', detail: `It is lead ${leadId} now.` } : { tone: 'warning', title: 'Not known yet', detail: sentence })
      onClose()
      if (isMade) router.push(`/leads/${leadId}`)
      await client.invalidateQueries({ queryKey: leadQueries.keys.detail(kept.leadId), refetchType: isMade ? 'none' : 'active' })
    },
  })
  return (
    <AlertDialog
      open
      onClose={onClose}
      onConfirm={() => mutate({ leadId: kept.leadId, idempotencyKey })}
      title={`Re-create ${kept.name}`}
      confirmLabel="Re-create"
      tone="primary"
      busy={isPending}
    >
      <p>A new lead is made in the same list with the fields that were kept. This does not come back:</p>
      <ul className="mt-2 list-disc pl-5">
        {kept.missing.map((part) => (
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
