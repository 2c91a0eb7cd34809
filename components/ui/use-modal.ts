import type { RefObject, SyntheticEvent } from 'react'
import { useLayoutEffect, useRef } from 'react'

/** Drives a native <dialog>: the browser keeps the focus inside, the rest inert, and gives the focus back. */
export function useModal(open: boolean, onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    if (!open || element === null) return
    element.showModal()
    const first = element.querySelector<HTMLElement>('[data-autofocus]') ?? element.querySelector<HTMLElement>(`[data-dialog-content] :is(${stops})`)
    first?.focus()
    return () => element.close()
  }, [open])

  return {
    ref: dialog satisfies RefObject<HTMLDialogElement | null>,
    onCancel: (event: SyntheticEvent) => {
      event.preventDefault()
      onClose()
    },
    onClose: (event: SyntheticEvent<HTMLDialogElement>) => {
      // A browser may close a dialog without asking; our own close comes here late, when it is open again or gone.
      if (event.target === event.currentTarget && !event.currentTarget.open) onClose()
    },
    onPointerDown: (event: SyntheticEvent) => {
      // The dialog has no padding of its own, so a press on the element itself is a press on the backdrop.
      if (event.target === event.currentTarget) onClose()
    },
  }
}

const stops = 'button:enabled, a[href], input:enabled, select:enabled, textarea:enabled'
