'use client'

import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Campaign } from '@/lib/contracts/campaigns'
import { CombinedPreflightText, useCombinedPreflight } from './combined-preflight'
import { useFirstFocus } from '@/components/ui/use-first-focus'

type BulkSwitchDialogProps = {
  campaigns: readonly Campaign[]
  active: boolean
  /** The number of campaigns, where it must be typed. */
  typeToConfirm: string | undefined
  onClose: () => void
  onConfirm: (reason: string | undefined) => void
}

export function BulkSwitchDialog({ campaigns, active, typeToConfirm, onClose, onConfirm }: BulkSwitchDialogProps) {
  const form = useId()
  // Frozen when asked: a selection that changes underneath must not change what is confirmed.
  const [ids] = useState(() => campaigns.map((campaign) => campaign.id))
  const read = useCombinedPreflight(active ? ids : [])
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const isReady = (read.isSettled || ids.length > readBeforeConfirm) && (typeToConfirm === undefined || typed.trim() === typeToConfirm)
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isReady) onConfirm(reason.trim() === '' ? undefined : reason.trim())
  }
  const title = `Turn ${active ? 'on' : 'off'} ${ids.length === 1 ? '1 campaign' : `${ids.length} campaigns`}`
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" disabled={!isReady}>
            {title}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="flex flex-col gap-3">
        {active ? <CombinedPreflightText read={read} /> : null}
        <details>
          <summary className="cursor-pointer text-muted">Which ones</summary>
          <ul className="mt-1 max-h-40 overflow-y-auto">
            {campaigns.map((campaign) => (
              <li key={campaign.id}>{campaign.name}</li>
            ))}
          </ul>
        </details>
        {typeToConfirm === undefined ? null : (
          <Field label={`Type ${typeToConfirm} to go on`}>
            {(control) => (
              <Input {...control} autoComplete="off" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
        )}
        <ReasonField value={reason} onChange={setReason} />
      </form>
    </Dialog>
  )
}

/** With more campaigns than this the figures take long; what is missing is said instead of waited for. */
const readBeforeConfirm = 20

function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const input = useFirstFocus<HTMLInputElement>()
  return (
    <Field label="Reason" optional hint="Kept in the audit">
      {(control) => <Input {...control} ref={input} maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}
