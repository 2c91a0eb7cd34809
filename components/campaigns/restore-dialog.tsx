'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { StopSet } from '@/lib/contracts/campaigns'
import { campaignQueries } from '@/lib/queries/campaigns'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { problemSentence } from '@/lib/queries/request-problem'
import { stopSetMutations, stopSetQueries } from '@/lib/queries/stop-set'
import { CombinedPreflightText, useCombinedPreflight } from './combined-preflight'
import type { RestoreChoice } from './restore-choices'
import { restoreChoices } from './restore-choices'
import { useFirstFocus } from '@/components/ui/use-first-focus'
import { withZonedTimes } from './with-zoned-times'

type RestoreDialogProps = { set: StopSet; zone: string; onClose: () => void }

const typedAbove = 100
const readBeforeConfirm = 20

/** Turns on exactly what is ticked. */
export function RestoreDialog({ set, zone, onClose }: RestoreDialogProps) {
  const form = useId()
  const choices = restoreChoices(set)
  const [overrides, setOverrides] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [typed, setTyped] = useState('')
  const isTicked = (choice: RestoreChoice) => overrides.get(choice.campaignId) ?? choice.isTicked
  const ticked = choices.filter(isTicked).map((choice) => choice.campaignId)
  const read = useCombinedPreflight(ticked)
  const restore = useRestore(set.id, onClose)
  const mustType = ticked.length > typedAbove
  const isRead = read.isSettled || ticked.length > readBeforeConfirm
  const isReady = ticked.length > 0 && isRead && (!mustType || typed.trim() === String(ticked.length)) && !restore.isPending
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isReady) restore.start(ticked)
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Restore"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <ConfirmButton form={form} count={ticked.length} isReady={isReady} isPending={restore.isPending} />
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="flex flex-col gap-3">
        {ticked.length === 0 ? <p>Nothing is ticked, so nothing would be turned on.</p> : <CombinedPreflightText read={read} />}
        <Checklist
          choices={choices}
          zone={zone}
          isTicked={isTicked}
          onToggle={(choice) => setOverrides(new Map(overrides).set(choice.campaignId, !isTicked(choice)))}
        />
        {mustType ? (
          <Field label={`Type ${ticked.length} to go on`}>
            {(control) => (
              <Input {...control} autoComplete="off" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
        ) : null}
        {restore.error === null ? null : (
          <p role="alert" className="text-danger">
            {problemSentence(restore.error)}
          </p>
        )}
      </form>
    </Dialog>
  )
}

function useRestore(stopSetId: string, onDone: () => void) {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    ...stopSetMutations.restore(),
    onSuccess: (answer) => {
      client.setQueryData(stopSetQueries.open().queryKey, answer)
      onDone()
    },
    onError: () => client.invalidateQueries({ queryKey: stopSetQueries.key }),
    onSettled: () => client.invalidateQueries({ queryKey: campaignQueries.keys.list }),
  })
  return { isPending, error, start: (campaignIds: string[]) => mutate({ stopSetId, campaignIds, idempotencyKey: newIdempotencyKey() }) }
}

function ConfirmButton({ form, count, isReady, isPending }: { form: string; count: number; isReady: boolean; isPending: boolean }) {
  const button = useFirstFocus<HTMLButtonElement>()
  return (
    <Button ref={button} type="submit" form={form} variant="primary" busy={isPending} aria-disabled={!isReady || undefined}>
      Turn on {count === 1 ? '1 campaign' : `${count} campaigns`}
    </Button>
  )
}

type ChecklistProps = {
  choices: readonly RestoreChoice[]
  zone: string
  isTicked: (choice: RestoreChoice) => boolean
  onToggle: (choice: RestoreChoice) => void
}

function Checklist({ choices, zone, isTicked, onToggle }: ChecklistProps) {
  return (
    <fieldset className="max-h-72 overflow-y-auto rounded border border-line">
      <legend className="sr-only">Campaigns to turn on</legend>
      {choices.map((choice) => (
        <label key={choice.campaignId} className="flex items-start gap-2 border-b border-line px-3 py-1.5 last:border-b-0">
          <Checkbox className="mt-0.5" checked={isTicked(choice)} onChange={() => onToggle(choice)} />
          <span>
            <span className="font-medium">{choice.campaignName}</span>
            {choice.reason === null ? null : (
              <span className="block text-table text-muted">Left out unless ticked. {withZonedTimes(choice.reason, zone)}.</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
