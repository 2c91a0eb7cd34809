import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function AuditLoading() {
  return (
    <>
      <PageHeader title="Audit" />
      <div className="mb-3 h-8" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={10} label="Loading the audit" />
      </div>
    </>
  )
}
