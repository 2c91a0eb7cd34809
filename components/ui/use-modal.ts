import type { RefObject, SyntheticEvent } from 'react'
import { useLayoutEffect, useRef } from 'react'

/** Drives a native <dialog>: the browser keeps the focus inside, the rest inert, and gives the focus back. */
export function useModal(open: boolean, onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    if (!open || element === null) return
    element.showModal()
    return () => element.close()
  }, [open])

  return {
    ref: dialog satisfies RefObject<HTMLDialogElement | null>,
    onCancel: (event: SyntheticEvent) => {
      event.preventDefault()
      onClose()
    },
    onPointerDown: (event: SyntheticEvent) => {
      // The dialog has no padding of its own, so a press on the element itself is a press on the backdrop.
      if (event.target === event.currentTarget) onClose()
    },
  }
}
