import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'

/** One stop for Tab among many marks; arrows, Home and End move between them. */
export function useRovingRows(count: number) {
  const [current, setCurrent] = useState(0)
  const marks = useRef(new Map<number, HTMLElement | SVGElement>())
  const at = Math.min(current, Math.max(0, count - 1))
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextOf(event.key, at, count)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    marks.current.get(next)?.focus()
  }
  const itemProps = (index: number) => ({
    ref: (mark: HTMLAnchorElement | null) => {
      if (mark === null) marks.current.delete(index)
      else marks.current.set(index, mark)
    },
    tabIndex: index === at ? 0 : -1,
    onFocus: () => setCurrent(index),
  })
  return { onKeyDown, itemProps }
}

function nextOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(at + 1, count - 1)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
