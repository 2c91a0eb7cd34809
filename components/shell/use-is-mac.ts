import { useSyncExternalStore } from 'react'

/** Only for how keys are spelled. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  )
}
