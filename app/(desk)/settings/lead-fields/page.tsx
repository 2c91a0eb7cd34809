import type { Metadata } from 'next'
import { LeadFieldsPanel } from '@/components/settings/lead-fields-panel'
import { requirePage } from '@/lib/server/http/pages'
import { getLeadFields } from '@/lib/server/usecases/leads/custom-fields'

export const metadata: Metadata = { title: 'Lead fields' }

export default async function LeadFieldsPage() {
  const { ctx } = await requirePage('connection.manage')
  return <LeadFieldsPanel saved={await getLeadFields(ctx)} />
}
