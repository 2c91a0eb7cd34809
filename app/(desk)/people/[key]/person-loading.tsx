import { Skeleton } from '@/components/ui/skeleton'

/** While the upstream is asked who it is. */
export function PersonLoading() {
  return (
    <div role="status" aria-busy>
      <span className="sr-only">Looking for the person</span>
      <Skeleton className="mb-2 w-16" />
      <Skeleton className="mb-3 h-7 w-64" />
      <Skeleton className="mb-6 w-80" />
    </div>
  )
}
