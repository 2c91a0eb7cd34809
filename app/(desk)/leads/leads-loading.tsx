import { LeadsSkeleton } from '@/components/leads/search/leads-face'
import { PageHeader } from '@/components/ui/page-header'

export function LeadsLoading() {
  return (
    <>
      <PageHeader title="Leads" />
      <div className="mb-3 h-10" />
      <div className="mb-2 h-7" />
      <LeadsSkeleton />
    </>
  )
}
