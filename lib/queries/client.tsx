'use client'

import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { ofPage } from './page-client'
import { isRequestProblem } from './request-problem'

// What came is painted with the next frame instead of after a timer of at least one.
notifyManager.setScheduler(queueMicrotask)

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

/** The same defaults for the browser and for a page that prefetches on the server. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (failures) => Math.min(1_000 * 2 ** failures, 8_000),
      },
      mutations: { retry: false },
      hydrate: ofPage,
    },
  })
}

/** A refusal stays a refusal; only silence and a struggling server deserve another read. */
export function isWorthRetrying(error: unknown): boolean {
  return isRequestProblem(error) && (error.code === 'no_answer' || error.status >= 500)
}
