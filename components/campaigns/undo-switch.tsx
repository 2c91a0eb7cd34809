'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { PreflightForm } from './preflight-form'
import { useUndoSwitch } from './use-undo-switch'

type UndoSwitchProps = {
  campaign: { id: string; name: string }
  actId: string
  /** What the switch made of it; undoing "off" asks first, as turning on does everywhere. */
  left: 'on' | 'off'
}

/** Beside a switch in a history. */
export function UndoSwitch({ campaign, actId, left }: UndoSwitchProps) {
  const { undo, isUndoing } = useUndoSwitch()
  const [isAsking, setIsAsking] = useState(false)
  const close = () => setIsAsking(false)
  const send = (reason?: string) => undo({ ...campaign, actId, active: left === 'off', ...(reason === undefined ? {} : { reason }) })
  return (
    <>
      <Button
        size="small"
        aria-label={`Undo this switch of ${campaign.name}`}
        busy={isUndoing}
        onClick={() => (left === 'off' ? setIsAsking(true) : send())}
      >
        {left === 'off' ? 'Undo…' : 'Undo'}
      </Button>
      {isAsking ? (
        <Dialog open onClose={close} title={`Turn ${campaign.name} on again`} size="small">
          <PreflightForm
            campaign={campaign}
            onCancel={close}
            onConfirm={(reason) => {
              close()
              send(reason)
            }}
          />
        </Dialog>
      ) : null}
    </>
  )
}
