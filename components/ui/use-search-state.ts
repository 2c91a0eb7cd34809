'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import type { SearchCodec } from '@/lib/shared/search-codec'

type SetSearch<S> = (changes: Partial<S>, options?: { history?: 'push' | 'replace' }) => void

/** A view's state in its address, so that reload, back and a pasted link give the same view. Nothing is asked of the server. */
export function useSearchState<S>(codec: SearchCodec<S>): [S, SetSearch<S>] {
  const rendered = useSearchParams().toString()
  // The router renders a changed address in its own time; a box that was ticked must be ticked at once.
  const [ahead, setAhead] = useState<string | null>(null)
  const written = ahead !== null && window.location.search.slice(1) === ahead ? ahead : rendered
  const search = useMemo(() => codec.read(new URLSearchParams(written)), [codec, written])
  const setSearch = useCallback<SetSearch<S>>(
    (changes, { history = 'replace' } = {}) => {
      // The address itself, not what was rendered: two changes in one moment must both hold.
      const { search: now, pathname, hash } = window.location
      const params = new URLSearchParams(now)
      const next = readable(codec.write({ ...codec.read(params), ...changes }, params))
      const url = `${pathname}${next === '' ? '' : `?${next}`}${hash}`
      if (history === 'push') window.history.pushState(null, '', url)
      else window.history.replaceState(null, '', url)
      setAhead(next)
    },
    [codec],
  )
  return [search, setSearch]
}

/** Commas and colons need no escape in a query, and people read addresses. */
const readable = (params: URLSearchParams): string => params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
