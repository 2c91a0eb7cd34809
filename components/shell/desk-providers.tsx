'use client'

import type { ReactNode } from 'react'
import { ServerClock } from '@/components/ui/server-clock'
import { ToastProvider } from '@/components/ui/toast'
import { QueryProvider } from '@/lib/queries/client'
import { PaletteSources } from './palette-sources'
import { ShortcutProvider } from './shortcuts'

/** `now`: the server's clock when it rendered the page. */
export function DeskProviders({ now, children }: { now: string; children: ReactNode }) {
  return (
    <QueryProvider>
      <ServerClock now={now}>
        <ToastProvider>
          <ShortcutProvider>
            <PaletteSources>{children}</PaletteSources>
          </ShortcutProvider>
        </ToastProvider>
      </ServerClock>
    </QueryProvider>
  )
}
