import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLiveEvents } from '@/lib/queries/events'
import { onSessionEnded } from '@/lib/queries/session'
import { fullLoad } from './full-load'

/** Leaves for the sign-in page as soon as anything says that the session is over; what was read goes with the page. */
export function useSessionEnd(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      onSessionEnded(() => {
        queries.clear()
        fullLoad(`/sign-in?ended=1&callbackUrl=${encodeURIComponent(location.pathname + location.search)}`)
      }),
    [queries],
  )
  // The stream itself carries the news when an administrator ends the session.
  useLiveEvents(() => undefined)
}
