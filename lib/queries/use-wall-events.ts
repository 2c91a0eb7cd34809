import { useEffect, useRef } from 'react'
import { readEvent } from './live-stream'

const reopenAfterMs = 5_000
const closed = 2

/** A wall's own stream: it is a browser of its own and has no session for the desk's one. */
export function useWallEvents(onChange: () => void): void {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    let source: EventSource
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource('/api/walls/events')
      source.onmessage = ({ data }) => {
        if (readEvent(data) !== null) latest.current()
      }
      source.onerror = () => {
        // The browser reopens by itself unless the server refused; then it is ours to try again.
        if (source.readyState === closed) timer = setTimeout(open, reopenAfterMs)
      }
    }
    open()
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [])
}
