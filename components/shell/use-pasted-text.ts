import { useEffect, useRef } from 'react'

const longest = 200
const typedInto = 'input, textarea, select, [contenteditable="true"]'

/** Text pasted anywhere but into a field or while a dialog is open; answers whether somebody had use for it. */
export function usePastedText(take: (text: string) => boolean): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest(typedInto) !== null
      if (isElsewhere || event.defaultPrevented || document.querySelector('dialog:modal') !== null) return
      const text = event.clipboardData?.getData('text/plain').replace(/\s+/g, ' ').trim().slice(0, longest) ?? ''
      if (text !== '' && latest.current(text)) event.preventDefault()
    }
    addEventListener('paste', onPaste)
    return () => removeEventListener('paste', onPaste)
  }, [])
}
