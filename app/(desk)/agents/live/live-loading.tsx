import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function LiveLoading() {
  return (
    <>
      <PageHeader title="Live floor" />
      <div className="mb-4 h-[70px]" />
      <div className="mb-3 h-8" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={12} label="Loading the floor" />
      </div>
    </>
  )
}
