import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function CallbacksLoading() {
  return (
    <>
      <PageHeader title="Callbacks" />
      <div className="mb-3 h-8" />
      <div className="mb-3 h-8" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={12} label="Loading callbacks" />
      </div>
    </>
  )
}
