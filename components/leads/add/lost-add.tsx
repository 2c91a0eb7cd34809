'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Face } from '@/components/ui/face'
import type { AddLeadAnswer } from '@/lib/contracts/lead-edits'
import { leadQueries } from '@/lib/queries/lead'

/** After a lost answer: nothing is sent again; the screen follows what the looking finds. */
export function LostAdd({ lost, onClose }: { lost: AddLeadAnswer; onClose: () => void }) {
  const router = useRouter()
  const { data = lost } = useQuery(leadQueries.add(lost.addId))
  const { outcome, leadId, sentence } = data
  const isFound = leadId !== null
  return (
    <Dialog
      open
      onClose={onClose}
      title={isFound ? 'The lead is there' : outcome === 'failed' ? 'The lead was not added' : 'Not known yet'}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {isFound ? (
            <Button
              variant="primary"
              onClick={() => {
                onClose()
                router.push(`/leads/${leadId}`)
              }}
            >
              Open lead {leadId}
            </Button>
          ) : null}
        </>
      }
    >
      <Face kind={isFound ? 'empty' : outcome === 'failed' ? 'failed' : 'unknown'} title={sentence} />
    </Dialog>
  )
}
