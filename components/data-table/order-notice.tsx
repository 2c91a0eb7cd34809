import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { FrozenOrder } from './frozen-order'

/** Rows never move under the cursor: here the person asks for it. */
export function OrderNotice({ order }: { order: FrozenOrder & { refresh: () => void } }) {
  const { waiting, isStale, refresh } = order
  if (waiting.length === 0 && !isStale) return null
  return (
    <div role="status" className="mb-2 flex flex-wrap items-center gap-2 text-table text-muted">
      {waiting.length === 0 ? null : (
        <Button size="small" onClick={refresh}>
          <Icon name="plus" className="size-3.5" />
          {waiting.length} new
        </Button>
      )}
      {isStale ? (
        <>
          <span>Values changed since these rows were sorted.</span>
          <Button size="small" variant="ghost" onClick={refresh}>
            <Icon name="arrow-down-up" className="size-3.5" />
            Sort again
          </Button>
        </>
      ) : null}
    </div>
  )
}
