'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { Icon } from './icon'
import { IconButton } from './icon-button'
import { useModal } from './use-modal'

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the safe one first. */
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large'
}

/** The first control of the content has the focus, or the one with `data-autofocus` (React's own `autoFocus` comes too early for a dialog). */
export function Dialog({ open, onClose, title, description, children, footer, size = 'medium' }: DialogProps) {
  const modal = useModal(open, onClose)
  const id = useId()
  if (!open) return null
  return (
    <dialog
      {...modal}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      className={clsx('floats w-[calc(100vw-32px)] rounded bg-raised text-body shadow-floating', widths[size])}
    >
      <div className="flex max-h-[calc(100dvh-64px)] flex-col">
        <div className="flex items-start gap-2 px-5 pt-4 pb-2">
          <h2 id={`${id}-title`} className="grow text-heading font-semibold">
            {title}
          </h2>
          <IconButton label="Close" size="small" onClick={onClose}>
            <Icon name="x" className="size-4" />
          </IconButton>
        </div>
        <div data-dialog-content className="overflow-y-auto px-5 pb-5">
          {description === undefined ? null : (
            <div id={`${id}-description`} className="mb-3 text-muted">
              {description}
            </div>
          )}
          {children}
        </div>
        {footer === undefined ? null : (
          <div data-dialog-content className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
            {footer}
          </div>
        )}
      </div>
    </dialog>
  )
}

const widths = { small: 'max-w-96', medium: 'max-w-xl', large: 'max-w-4xl' } as const
