import type { RefObject } from 'react'
import { useRef } from 'react'
import { useFloating } from './use-floating'

type TooltipPanelProps = { id: string; label: string; silent: boolean; anchor: RefObject<HTMLSpanElement | null>; onClose: () => void }

export default function TooltipPanel({ id, label, silent, anchor, onClose }: TooltipPanelProps) {
  const panel = useRef<HTMLSpanElement>(null)
  useFloating({ open: true, anchor, panel, placement: 'top', onClose, keepsEscape: false })
  return (
    <span
      ref={panel}
      id={id}
      popover="manual"
      role="tooltip"
      aria-hidden={silent || undefined}
      className="floats pointer-events-none max-w-72 rounded-small bg-ink px-2 py-1 text-small font-normal text-surface"
    >
      {label}
    </span>
  )
}
