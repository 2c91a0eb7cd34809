import type { Metadata } from 'next'
import { requirePage } from '@/lib/server/http/pages'
import { HoursClient } from './client'

export const metadata: Metadata = { title: 'Calling hours' }

export default async function CallingHoursPage() {
  const { environment, permissions, serverNow } = await requirePage('leads.read')
  return <HoursClient zone={environment.timeZone} openedAt={serverNow} permissions={permissions} />
}
