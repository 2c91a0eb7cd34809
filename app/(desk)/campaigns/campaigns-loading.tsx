import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function CampaignsLoading() {
  return (
    <>
      <PageHeader title="Campaigns" />
      <div className="mb-3 h-8" />
      <div className="rounded border border-line bg-surface">
        <SkeletonRows rows={12} label="Loading campaigns" />
      </div>
    </>
  )
}
