import type { Metadata } from 'next'
import { StatusMeaningPanel } from '@/components/settings/status-meaning-panel'
import { requirePage } from '@/lib/server/http/pages'
import { getStatusMeaning } from '@/lib/server/usecases/status-meanings/get-status-meaning'

export const metadata: Metadata = { title: 'Status meaning' }

export default async function StatusMeaningPage() {
  const { ctx, environment } = await requirePage('audit.read')
  return <StatusMeaningPanel saved={await getStatusMeaning(ctx)} zone={environment.timeZone} />
}
