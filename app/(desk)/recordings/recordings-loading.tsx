import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function RecordingsLoading() {
  return (
    <>
      <PageHeader title="Recordings" />
      <div className="mb-3 h-8" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={12} label="Loading recordings" />
      </div>
    </>
  )
}
