import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SettingsTabs } from '@/components/settings/settings-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/server/http/pages'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { permissions, environment } = await requirePage('self.manage')
  return (
    <>
      <PageHeader title="Settings" zone={environment.timeZone} />
      <SettingsTabs permissions={permissions} />
      <div className="pt-4">{children}</div>
    </>
  )
}
