'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps, MouseEvent } from 'react'

type LinkProps = ComponentProps<'a'> & {
  href: string
  /** Asks for the page when the pointer comes near; not for the hundred links of a table. */
  isPrefetched?: boolean
}

/** Goes to another page of the desk without loading the shell anew; asked to open elsewhere, it is a plain link. */
export function Link({ href, onClick, isPrefetched = true, ...anchor }: LinkProps) {
  const router = useRouter()
  const prefetch = isPrefetched ? () => router.prefetch(href) : undefined
  return (
    <a
      {...anchor}
      href={href}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !isPlain(event)) return
        event.preventDefault()
        router.push(href)
      }}
    />
  )
}

const isPlain = (event: MouseEvent): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
