'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Age } from '@/components/ui/age'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { problemSentence } from '@/lib/queries/request-problem'
import { settingsQueries } from '@/lib/queries/settings'
import { ConnectionCheckPanel } from './connection-check'
import { ConnectionFacts } from './connection-facts'

type ConnectionPageProps = {
  zone: string
  /** Drawn on the server: it names settings, and no script for browsers does. */
  checklist: ReactNode
}

export function ConnectionPage({ zone, checklist }: ConnectionPageProps) {
  const { data, error, refetch, isFetching } = useQuery(settingsQueries.connection())
  return (
    <div className="flex flex-col gap-4">
      <Panel title="Connection to Convoso" age={data === undefined ? undefined : <Age at={data.now} zone={zone} prefix="Read" />}>
        {error === null ? null : (
          <Face
            kind="failed"
            compact={data !== undefined}
            title={data === undefined ? 'The connection could not be read' : 'The newest read failed'}
            detail={problemSentence(error)}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        )}
        {data === undefined && error === null ? <SkeletonRows rows={6} label="Loading the connection" /> : null}
        {data === undefined ? null : <ConnectionFacts connection={data} zone={zone} />}
      </Panel>
      <ConnectionCheckPanel zone={zone} />
      {checklist}
    </div>
  )
}
