import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default function DeskLoading() {
  return (
    <div>
      <Skeleton className="mb-2 h-7 w-48" />
      <Skeleton className="mb-6 w-64" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows />
      </div>
    </div>
  )
}
