import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export function CampaignLoading() {
  return (
    <div>
      <Skeleton className="mb-2 w-24" />
      <Skeleton className="mb-6 h-7 w-64" />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {['Calls', 'Agents', 'Lists', 'Callbacks'].map((part) => (
          <div key={part} className="rounded border border-line bg-surface">
            <SkeletonRows rows={5} label={`Loading: ${part}`} />
          </div>
        ))}
      </div>
    </div>
  )
}
