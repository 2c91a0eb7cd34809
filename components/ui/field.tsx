'use client'

import type { ReactNode } from 'react'
import { useId } from 'react'

/** Spread onto the control inside. */
export type FieldControl = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

type FieldProps = {
  label: string
  hint?: ReactNode
  /** A sentence about what is wrong; read with the control. */
  error?: string | undefined
  optional?: boolean
  children: (control: FieldControl) => ReactNode
}

export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  const id = useId()
  const hintId = hint === undefined ? undefined : `${id}-hint`
  const errorId = error === undefined ? undefined : `${id}-error`
  const described = [errorId, hintId].filter((part) => part !== undefined).join(' ')
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
      </label>
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error === undefined ? undefined : true })}
      {error === undefined ? null : (
        <p id={errorId} className="text-table text-danger">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={hintId} className="text-table text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
