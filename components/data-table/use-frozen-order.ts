import { useMemo, useState } from 'react'
import type { FrozenOrder } from './frozen-order'
import { keepOrder } from './frozen-order'

/** `orderKey` names what the person chose (sort, filters): when it changes, or on `refresh`, the fresh order is taken. */
export function useFrozenOrder(fresh: readonly string[], orderKey: string): FrozenOrder & { refresh: () => void } {
  const [frozen, setFrozen] = useState({ orderKey, ids: fresh })
  const mustAdopt = frozen.orderKey !== orderKey || (frozen.ids.length === 0 && fresh.length > 0)
  // Adjusting during render: a row must not be painted in the old place first.
  if (mustAdopt) setFrozen({ orderKey, ids: fresh })
  const ids = mustAdopt ? fresh : frozen.ids
  const order = useMemo(() => keepOrder(ids, fresh), [ids, fresh])
  return { ...order, refresh: () => setFrozen({ orderKey, ids: fresh }) }
}
