import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'

/** What comes into an open dialog takes the focus, so that the keyboard goes on where the eyes are. */
export function useFirstFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}
