import { cookies } from 'next/headers'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { DeskProviders } from '@/components/shell/desk-providers'
import { readTheme, sideBarCookie, themeCookie } from '@/components/shell/preferences'
import { Shell } from '@/components/shell/shell'
import { requirePage } from '@/lib/server/http/pages'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { me, permissions, environment, serverNow } = await requirePage()
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
        >
          {children}
        </Shell>
      </DeskProviders>
    </NuqsAdapter>
  )
}
