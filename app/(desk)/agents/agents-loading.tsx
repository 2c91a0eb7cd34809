import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function AgentsLoading() {
  return (
    <>
      <PageHeader title="Agents" />
      <div className="mb-3 h-8" />
      <div className="mb-4 h-25 rounded border border-line bg-surface" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={9} label="Loading agents" />
      </div>
    </>
  )
}
