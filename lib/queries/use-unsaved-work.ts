import { useEffect, useSyncExternalStore } from 'react'
import { holdWork, isWorkUnsaved, watchWork } from './unsaved-work'

/** While a form holds work that was not saved, whoever leaves is asked first, and the end of the session asks for a sign-in in place. */
export function useUnsavedWork(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const release = holdWork()
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => {
      release()
      removeEventListener('beforeunload', warn)
    }
  }, [isUnsaved])
}

export const useIsWorkUnsaved = (): boolean => useSyncExternalStore(watchWork, isWorkUnsaved, () => false)
