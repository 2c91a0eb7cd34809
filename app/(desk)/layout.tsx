import { cookies } from 'next/headers'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { DeskProviders } from '@/components/shell/desk-providers'
import { readTheme, sideBarCookie, themeCookie } from '@/components/shell/preferences'
import { Shell } from '@/components/shell/shell'
import { requirePage } from '@/lib/server/http/pages'
import { DeskActions } from './campaigns/desk-actions'
import { StopSetSlot } from './campaigns/stop-set-slot'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const page = await requirePage()
  const { me, permissions, environment, serverNow } = page
  const jar = await cookies()
  return (
    <NuqsAdapter>
      <DeskProviders now={serverNow}>
        <Shell
          me={me}
          permissions={permissions}
          environment={environment}
          theme={readTheme(jar.get(themeCookie)?.value)}
          startsCollapsed={jar.get(sideBarCookie)?.value === 'narrow'}
          actions={<DeskActions permissions={permissions} zone={environment.timeZone} />}
          notice={<StopSetSlot page={page} />}
        >
          {children}
        </Shell>
      </DeskProviders>
    </NuqsAdapter>
  )
}
