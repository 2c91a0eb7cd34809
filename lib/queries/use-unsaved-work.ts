import { useEffect } from 'react'
import { holdWork } from './unsaved-work'

/** While a form holds work that was not saved, the end of the session asks for a sign-in in place instead of leaving the page. */
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
