import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'

/** A dialog takes the focus to its first control when it opens; this moves it on to the one that matters. */
export function useFirstFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}
