'use client'

import { clsx } from 'clsx'
import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from './icon'
import { controlClass } from './input'

type SearchInputProps = {
  label: string
  value: string
  onSearch: (value: string) => void
  placeholder?: string
  /** Waits this long after the last key before it tells; Enter tells at once. */
  delayMs?: number
  ref?: RefObject<HTMLInputElement | null>
  className?: string
}

export function SearchInput({ label, value, onSearch, placeholder, delayMs = 150, ref, className }: SearchInputProps) {
  const [draft, setDraft] = useState({ typed: value, from: value })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // The URL may change underneath (back button): what it says wins over an older draft.
  if (draft.from !== value) setDraft({ typed: value === draft.typed.trim() ? draft.typed : value, from: value })

  const tell = (text: string, waitMs: number) => {
    clearTimeout(timer.current)
    setDraft({ typed: text, from: value })
    timer.current = setTimeout(() => onSearch(text.trim()), waitMs)
  }
  return (
    <span className={clsx('relative inline-flex min-w-0', className)}>
      <Icon name="search" className="pointer-events-none absolute top-2 left-2 size-4 text-muted" />
      <input
        ref={ref}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={placeholder ?? label}
        autoComplete="off"
        spellCheck={false}
        value={draft.typed}
        onChange={(event) => tell(event.target.value, delayMs)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(draft.typed, 0)
          if (event.key === 'Escape' && draft.typed !== '') tell('', 0)
        }}
        className={clsx(controlClass, 'px-8')}
      />
      {draft.typed === '' ? null : (
        <button
          type="button"
          aria-label={`Clear: ${label}`}
          onClick={() => tell('', 0)}
          className="absolute top-1 right-1 rounded-small p-1 hover:bg-hover"
        >
          <Icon name="x" className="size-4" />
        </button>
      )}
    </span>
  )
}
