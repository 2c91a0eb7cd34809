'use client'

import { lazy, Suspense, useState } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'

const AddLeadDialog = lazy(() => import('./add-lead-dialog'))

type AddLeadButtonProps = { variant?: ButtonProps['variant']; /** Typed in already, e.g. the number somebody looked for. */ phone?: string }

/** For those who may edit leads. */
export function AddLeadButton({ variant = 'secondary', phone = '' }: AddLeadButtonProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        Add lead…
      </Button>
      <Suspense>{isOpen ? <AddLeadDialog phone={phone} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  )
}
