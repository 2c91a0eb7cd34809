'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { DiscardQuestion } from '@/components/ui/discard-question'
import { Dialog } from '@/components/ui/dialog'
import { askBeforeLeaving } from '@/lib/queries/unsaved-work'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'

/** For a panel that is edited in the page itself: while something is not saved, a link, a key, the palette and a step back ask what a dialog asks. */
export function UnsavedEdits({ isUnsaved }: { isUnsaved: boolean }) {
  const router = useRouter()
  const [leave, setLeave] = useState<{ go: () => void } | null>(null)
  useUnsavedWork(isUnsaved)
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
    }
  }, [isUnsaved, router])
  if (leave === null) return null
  const leaveNow = () => {
    setLeave(null)
    leave.go()
  }
  return (
    <Dialog
      open
      onClose={() => setLeave(null)}
      title="Your changes are not saved"
      description="They are lost when you leave this page."
      footer={<DiscardQuestion onKeep={() => setLeave(null)} onDiscard={leaveNow} />}
    />
  )
}

/** The other page of ours that a plain press of a link opens in this tab. */
function pageBehind(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return null
  return link.origin === location.origin && link.pathname !== location.pathname ? link.pathname + link.search + link.hash : null
}
