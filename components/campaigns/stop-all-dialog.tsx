'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import type { Campaign } from '@/lib/contracts/campaigns'
import { campaignQueries } from '@/lib/queries/campaigns'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { problemSentence } from '@/lib/queries/request-problem'
import { stopSetMutations, stopSetQueries } from '@/lib/queries/stop-set'
import { AnswerClock, useAnswerNow } from './answer-clock'
import { shownState } from './shown-state'
import { useFirstFocus } from '@/components/ui/use-first-focus'

/** Says how many would stop; Enter stops them. */
export function StopAllDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const form = useId()
  // One key for this dialog: pressing again after a lost answer never stops twice.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { mutate, isPending, error } = useMutation({
    ...stopSetMutations.stopAll(),
    onSuccess: (answer) => {
      client.setQueryData(stopSetQueries.open().queryKey, answer)
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: campaignQueries.keys.list }),
  })
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isPending) mutate({ idempotencyKey })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Stop all campaigns"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <ConfirmButton form={form} isPending={isPending} />
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="flex flex-col gap-3">
        <WhatStops />
        <p className="text-muted">
          Every campaign that Convoso shows on at that moment is turned off and kept in a stop set until you restore or dismiss it.
        </p>
        {error === null ? null : (
          <p role="alert" className="text-danger">
            {problemSentence(error)}
          </p>
        )}
      </form>
    </Dialog>
  )
}

function ConfirmButton({ form, isPending }: { form: string; isPending: boolean }) {
  const button = useFirstFocus<HTMLButtonElement>()
  return (
    <Button ref={button} type="submit" form={form} variant="danger" busy={isPending}>
      Stop all
    </Button>
  )
}

function WhatStops() {
  const { data, error } = useQuery(campaignQueries.list())
  if (data !== undefined) {
    return (
      <AnswerClock offsetMs={data.offsetMs}>
        <OnNow campaigns={data.items} />
      </AnswerClock>
    )
  }
  if (error === null) return <Skeleton className="h-5 w-3/4" />
  return <p>How many are on could not be read: {problemSentence(error)} Stop all reads them itself before it stops any.</p>
}

function OnNow({ campaigns }: { campaigns: readonly Campaign[] }) {
  const nowMs = useAnswerNow()
  const kinds = campaigns.map((campaign) => ({ campaign, kind: shownState(campaign, { nowMs }).kind }))
  const on = kinds.filter(({ kind }) => kind === 'on').map(({ campaign }) => campaign)
  const open = kinds.filter(({ kind }) => kind === 'unknown' || kind === 'switching').length
  return (
    <>
      <p className="font-medium">
        {on.length === 1 ? '1 campaign is on' : `${on.length} campaigns are on`}
        {open === 0 ? '.' : `; the state of ${open} more is not certain now.`}
      </p>
      {on.length === 0 ? null : (
        <p tabIndex={0} className="max-h-32 overflow-y-auto">
          {on.map((campaign) => campaign.name).join(', ')}
        </p>
      )}
    </>
  )
}
