'use client'

import { lazy, Suspense } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

const StopAllDialog = lazy(async () => ({ default: (await import('./stop-all-dialog')).StopAllDialog }))

type StopAllButtonProps = { asking: boolean; onAsk: () => void; onClose: () => void }

/** Two actions stop everything: this button, then Enter. */
export function StopAllButton({ asking, onAsk, onClose }: StopAllButtonProps) {
  return (
    <>
      <Button onClick={onAsk} aria-haspopup="dialog" className="border-danger/60! text-danger!">
        <Icon name="octagon-x" className="size-4" />
        Stop all…
      </Button>
      <Suspense>{asking ? <StopAllDialog onClose={onClose} /> : null}</Suspense>
    </>
  )
}
