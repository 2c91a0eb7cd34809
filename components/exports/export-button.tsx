'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { ExportInput } from '@/lib/contracts/exports'
import { startExport } from '@/lib/queries/exports'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { jobKeys } from '@/lib/queries/job-keys'
import { problemSentence } from '@/lib/queries/request-problem'

type ExportButtonProps = {
  /** What shall be in the file. */
  body: ExportInput
  label: string
  size?: 'small' | 'medium'
  variant?: 'primary' | 'secondary' | 'ghost'
  /** Why it cannot be exported just now; shown to whoever points at it. */
  blocked?: string | undefined
}

/** Starts an export; how far it is and its file are in the header. */
export function ExportButton({ body, label, size = 'medium', variant = 'secondary', blocked }: ExportButtonProps) {
  const { start, isPending } = useExport()
  return (
    <Button size={size} variant={variant} busy={isPending} disabled={blocked !== undefined} title={blocked} onClick={() => start(body)}>
      {label}
    </Button>
  )
}

function useExport() {
  const client = useQueryClient()
  const toast = useToast()
  // One key until it has begun: pressing again after a lost answer never starts a second one.
  const [idempotencyKey, setKey] = useState(newIdempotencyKey)
  const { mutate, isPending } = useMutation({
    ...startExport(),
    onSuccess: (job) => {
      setKey(newIdempotencyKey())
      toast.show({ tone: 'success', title: `${job.title}: under way`, detail: 'The file will be under Jobs in the header; you can go on working or close this tab.' })
    },
    onError: (error) => {
      setKey(newIdempotencyKey())
      toast.show({ tone: 'danger', title: 'The export was not started', detail: problemSentence(error) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: jobKeys.all }),
  })
  return { start: (body: ExportInput) => mutate({ body, idempotencyKey }), isPending }
}
