'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { Icon } from './icon'
import { IconButton } from './icon-button'
import { useModal } from './use-modal'

type SheetProps = {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  footer?: ReactNode
  side?: 'left' | 'right' | 'bottom'
  className?: string
}

/** A tall panel that slides in from a side and covers the page's edge while it is open. */
export function Sheet({ open, onClose, title, children, footer, side = 'right', className }: SheetProps) {
  const modal = useModal(open, onClose)
  const id = useId()
  if (!open) return null
  return (
    <dialog {...modal} aria-labelledby={id} className={clsx('floats bg-raised text-body shadow-floating', sides[side], className)}>
      <div className="flex h-full max-h-dvh flex-col">
        <div className="flex items-start gap-2 border-b border-line px-5 py-3">
          <h2 id={id} className="grow text-heading font-semibold">
            {title}
          </h2>
          <IconButton label="Close" size="small" onClick={onClose}>
            <Icon name="x" className="size-4" />
          </IconButton>
        </div>
        <div data-dialog-content className="grow overflow-y-auto px-5 py-4">{children}</div>
        {footer === undefined ? null : (
          <div data-dialog-content className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
            {footer}
          </div>
        )}
      </div>
    </dialog>
  )
}

const sides = {
  left: 'mr-auto ml-0 my-0 h-dvh max-h-dvh w-[min(100vw,320px)]',
  right: 'mr-0 ml-auto my-0 h-dvh max-h-dvh w-[min(100vw,480px)]',
  bottom: 'mb-0 mt-auto mx-auto max-h-[85dvh] w-full max-w-full rounded-t-lg',
} as const
