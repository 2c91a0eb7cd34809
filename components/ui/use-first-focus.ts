import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'

/** Takes the focus when it comes: an opened dialog gives it to its first control, which need not be the one that matters. */
export function useFirstFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}
