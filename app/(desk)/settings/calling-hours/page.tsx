import type { Metadata } from 'next'
import { CallingHoursPanel } from '@/components/settings/calling-hours-panel'
import { requirePage } from '@/lib/server/http/pages'
import { getCallingHours } from '@/lib/server/usecases/calls/calling-rules'

export const metadata: Metadata = { title: 'Calling hours' }

export default async function CallingHoursSettingsPage() {
  const { ctx, permissions, environment } = await requirePage('audit.read')
  return <CallingHoursPanel saved={await getCallingHours(ctx)} mayEdit={permissions.includes('lists.edit')} zone={environment.timeZone} />
}
