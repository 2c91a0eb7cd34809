import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { PlayerProvider } from '@/components/player/player-provider'
import { DeskProviders } from '@/components/shell/desk-providers'
import { EnvironmentBar } from '@/components/shell/environment-bar'
import { readTheme, sideBarCookie, themeCookie } from '@/components/shell/preferences'
import { Shell } from '@/components/shell/shell'
import { requirePage } from '@/lib/server/http/pages'
import { hasRecentJobs } from '@/lib/server/usecases/jobs/has-recent-jobs'
import { AgentsInPalette } from './agents/agents-in-palette'
import { DeskActions } from './campaigns/desk-actions'
import { StopSetSlot } from './campaigns/stop-set-slot'
import { JobTraySlot } from './jobs/job-tray-slot'
import { DeskLists } from './lists/desk-lists'
import { FindPerson } from './people/find-person'
import { PlayerSlot } from './player-slot'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const page = await requirePage()
  const { me, permissions, environment, serverNow } = page
  const jar = await cookies()
  return (
    <DeskProviders now={serverNow}>
      <PlayerProvider>
        <Shell
          me={me}
          permissions={permissions}
          environmentBar={<EnvironmentBar environment={environment} />}
          theme={readTheme(jar.get(themeCookie)?.value)}
          startsCollapsed={jar.get(sideBarCookie)?.value === 'narrow'}
          actions={
            <>
              <FindPerson permissions={permissions} />
              <AgentsInPalette />
              <JobTraySlot permissions={permissions} zone={environment.timeZone} hasJobs={await hasRecentJobs(page.ctx)} since={serverNow} />
              <DeskActions permissions={permissions} zone={environment.timeZone} />
              <DeskLists permissions={permissions} />
            </>
          }
          notice={<StopSetSlot page={page} />}
        >
          {children}
        </Shell>
        <PlayerSlot permissions={permissions} />
      </PlayerProvider>
    </DeskProviders>
  )
}
