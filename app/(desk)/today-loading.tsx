import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'

export function TodayLoading() {
  return (
    <>
      <PageHeader title="Today" />
      <SkeletonRows rows={10} label="Loading: Today" />
    </>
  )
}
