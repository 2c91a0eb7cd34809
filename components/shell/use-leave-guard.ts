import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { askBeforeLeaving } from '@/lib/queries/unsaved-work'
import { useIsWorkUnsaved } from '@/lib/queries/use-unsaved-work'

/** `go`: there after all. */
type Leave = { go: () => void; stay: () => void }

/** While anything on the page is not saved, a link, a key, the palette and a step in the history wait for an answer; null while none does. */
export function useLeaveGuard(): Leave | null {
  const isUnsaved = useIsWorkUnsaved()
  const router = useRouter()
  const [leave, setLeave] = useState<{ go: () => void } | null>(null)
  useEffect(() => {
    if (!isUnsaved) return
    const left = new AbortController()
    const ask = (go: () => void) =>
      setLeave({
        go: () => {
          left.abort()
          go()
        },
      })
    const askInstead = (event: Event, go: () => void) => {
      event.preventDefault()
      event.stopPropagation()
      ask(go)
    }
    const onClick = (event: MouseEvent) => {
      const page = pageBehind(event)
      if (page !== null) askInstead(event, () => router.push(page))
    }
    const onNavigate = (event: NavigateEvent) => {
      const { key, url, sameDocument } = event.destination
      if (event.navigationType === 'traverse' && event.cancelable && sameDocument && new URL(url).pathname !== location.pathname) askInstead(event, () => void navigation.traverseTo(key))
    }
    // Before the link hears of it. A browser without this view of its history goes back without asking.
    window.addEventListener('click', onClick, { capture: true, signal: left.signal })
    if ('navigation' in window) navigation.addEventListener('navigate', onNavigate, { signal: left.signal })
    const answered = askBeforeLeaving(ask)
    return () => {
      answered()
      left.abort()
      // Saved meanwhile: there is nothing to ask any more.
      setLeave(null)
    }
  }, [isUnsaved, router])
  if (leave === null) return null
  const stay = () => setLeave(null)
  return {
    stay,
    go: () => {
      stay()
      leave.go()
    },
  }
}

/** The other page of ours that a plain press of a link opens in this tab. */
function pageBehind(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return null
  return link.origin === location.origin && link.pathname !== location.pathname ? link.pathname + link.search + link.hash : null
}
