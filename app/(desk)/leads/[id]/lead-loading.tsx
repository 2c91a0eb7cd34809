import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export function LeadLoading() {
  return (
    <div>
      <Skeleton className="mb-2 w-16" />
      <Skeleton className="mb-6 h-7 w-56" />
      <Skeleton className="mb-4 h-16" />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {['Fields', 'Calls'].map((part) => (
          <div key={part} className="rounded border border-line bg-surface">
            <SkeletonRows rows={8} label={`Loading: ${part}`} />
          </div>
        ))}
      </div>
    </div>
  )
}
