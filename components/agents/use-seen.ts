import { useEffect, useRef, useState } from 'react'

/** True once the element has come near the window, and from then on. */
export function useSeen() {
  const box = useRef<HTMLDivElement>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (box.current === null || isSeen) return
    const watch = new IntersectionObserver((entries) => setSeen(entries.some(({ isIntersecting }) => isIntersecting)), { rootMargin: '120px' })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [isSeen])
  return [box, isSeen] as const
}
