import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export function ListLoading() {
  return (
    <div>
      <Skeleton className="mb-2 w-16" />
      <Skeleton className="mb-3 h-7 w-64" />
      <Skeleton className="mb-6 h-10" />
      {['Health', 'Leads'].map((part) => (
        <div key={part} className="mb-4 rounded border border-line bg-surface">
          <SkeletonRows rows={6} label={`Loading: ${part}`} />
        </div>
      ))}
    </div>
  )
}
