import type { RefObject } from 'react'
import { useEffect, useLayoutEffect } from 'react'

export type Placement = 'bottom-start' | 'bottom-end' | 'top' | 'right-start'

type Floating = {
  open: boolean
  anchor: RefObject<HTMLElement | null>
  panel: RefObject<HTMLElement | null>
  placement: Placement
  onClose: () => void
  /** Escape closes only this, not the dialog underneath. */
  keepsEscape?: boolean
}

/**
 * Lifts `panel` (an element with `popover="manual"`) into the top layer beside `anchor` while open.
 * Nothing is injected into the page: the place is written through the element's own style.
 */
export function useFloating({ open, anchor, panel, placement, onClose, keepsEscape = true }: Floating) {
  useLayoutEffect(() => {
    const floating = panel.current
    const origin = anchor.current
    if (!open || floating === null || origin === null) return
    const settle = () => place(floating, origin, placement)
    if (!floating.matches(':popover-open')) floating.showPopover()
    settle()
    // What it shows may come later and be taller: a panel must not grow out of the window.
    const grown = new ResizeObserver(settle)
    grown.observe(floating)
    addEventListener('resize', settle)
    addEventListener('scroll', settle, { capture: true, passive: true })
    return () => {
      grown.disconnect()
      removeEventListener('resize', settle)
      removeEventListener('scroll', settle, { capture: true })
    }
  }, [open, anchor, panel, placement])

  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return
      if (panel.current?.contains(event.target) || anchor.current?.contains(event.target)) return
      onClose()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      onClose()
      if (!keepsEscape) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('pointerdown', onPress, true)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('pointerdown', onPress, true)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [open, anchor, panel, onClose, keepsEscape])
}

const gap = 4
const rim = 8

function place(panel: HTMLElement, anchor: HTMLElement, placement: Placement) {
  const origin = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = panel
  const spot = spots[placement](origin, width, height)
  const below = origin.bottom + gap + height
  const top = placement.startsWith('bottom') && below > innerHeight - rim && origin.top > height + gap ? origin.top - gap - height : spot.top
  panel.style.top = `${Math.round(clamp(top, rim, innerHeight - height - rim))}px`
  panel.style.left = `${Math.round(clamp(spot.left, rim, innerWidth - width - rim))}px`
}

type Spot = (origin: DOMRect, width: number, height: number) => { top: number; left: number }

const spots: Record<Placement, Spot> = {
  'bottom-start': (origin) => ({ top: origin.bottom + gap, left: origin.left }),
  'bottom-end': (origin, width) => ({ top: origin.bottom + gap, left: origin.right - width }),
  'right-start': (origin) => ({ top: origin.top, left: origin.right + gap }),
  top: (origin, width, height) => ({
    top: origin.top > height + gap + rim ? origin.top - gap - height : origin.bottom + gap,
    left: origin.left + (origin.width - width) / 2,
  }),
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high))
