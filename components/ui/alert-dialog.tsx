'use client'

import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { Button } from './button'
import { Input } from './input'
import { useModal } from './use-modal'

export type AlertDialogProps = {
  open: boolean
  onClose: () => void
  onConfirm: () => void
  title: string
  /** What will happen, before it happens. */
  children: ReactNode
  confirmLabel: string
  cancelLabel?: string
  tone?: 'primary' | 'danger'
  busy?: boolean
  /** Must be typed before the act is offered: a name, or a number of rows. */
  typeToConfirm?: string
}

export function AlertDialog(props: AlertDialogProps) {
  return props.open ? <OpenAlertDialog {...props} /> : null
}

function OpenAlertDialog(props: AlertDialogProps) {
  const { onClose, onConfirm, title, children, confirmLabel, cancelLabel = 'Cancel', tone = 'danger', busy = false, typeToConfirm } = props
  const [typed, setTyped] = useState('')
  const { ref, onCancel, onClose: onClosed } = useModal(true, busy ? () => undefined : onClose)
  const id = useId()
  const mayConfirm = typeToConfirm === undefined || typed.trim() === typeToConfirm
  return (
    <dialog
      ref={ref}
      onCancel={onCancel}
      onClose={onClosed}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="floats w-[calc(100vw-32px)] max-w-lg rounded bg-raised text-body shadow-floating"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (mayConfirm && !busy) onConfirm()
        }}
      >
        <div className="max-h-[70dvh] overflow-y-auto px-5 pt-4 pb-5">
          <h2 id={`${id}-title`} className="mb-2 text-heading font-semibold">
            {title}
          </h2>
          <div id={`${id}-text`}>{children}</div>
          {typeToConfirm === undefined ? null : (
            <label className="mt-4 block">
              <span className="mb-1 block text-muted">
                Type <strong className="font-semibold text-ink">{typeToConfirm}</strong> to go on
              </span>
              <Input data-autofocus autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </label>
          )}
        </div>
        <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
          <Button onClick={onClose} disabled={busy} data-autofocus={typeToConfirm === undefined ? '' : undefined}>
            {cancelLabel}
          </Button>
          <Button type="submit" variant={tone} busy={busy} disabled={!mayConfirm}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
