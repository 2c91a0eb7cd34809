import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function CallsLoading() {
  return (
    <>
      <PageHeader title="Calls" />
      <div className="mb-3 h-8" />
      <div className="mb-4 h-[310px] rounded border border-line bg-surface" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={12} label="Loading calls" />
      </div>
    </>
  )
}
