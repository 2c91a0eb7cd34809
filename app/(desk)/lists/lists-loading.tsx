import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function ListsLoading() {
  return (
    <>
      <PageHeader title="Lists" />
      <div className="mb-3 h-8" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={12} label="Loading lists" />
      </div>
    </>
  )
}
