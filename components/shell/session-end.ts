import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLiveEvents } from '@/lib/queries/events'
import { onSessionEnded } from '@/lib/queries/session-ended'
import { announceSignedInAgain, isWorkUnsaved } from '@/lib/queries/unsaved-work'
import { fullLoad } from './full-load'

type SessionEnd = {
  /** The session is over, or an act wants the password, and the page holds work that was not saved. */
  isAsking: boolean
  /** The same person has signed in again: what waited goes out. */
  goOn: () => void
  /** Asked again by the next request that is refused. */
  putOff: () => void
}

/** Leaves for the sign-in page as soon as anything says that the session is over; what was read goes with the page. Unsaved work holds it. */
export function useSessionEnd(): SessionEnd {
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  useEffect(
    () =>
      onSessionEnded(() => {
        if (isWorkUnsaved()) return setAsking(true)
        queries.clear()
        leaveForSignIn()
      }),
    [queries],
  )
  // The stream itself carries the news when an administrator ends the session.
  useLiveEvents(() => undefined)
  return {
    isAsking,
    goOn: () => {
      setAsking(false)
      announceSignedInAgain()
    },
    putOff: () => setAsking(false),
  }
}

export const leaveForSignIn = (): void => fullLoad(`/sign-in?ended=1&callbackUrl=${encodeURIComponent(location.pathname + location.search)}`)
