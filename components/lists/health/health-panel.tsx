'use client'

import { useQuery } from '@tanstack/react-query'
import { Age } from '@/components/ui/age'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { listHealthQueries } from '@/lib/queries/list-health'
import { problemSentence } from '@/lib/queries/request-problem'
import { HealthFacts } from './health-facts'
import { HealthTables } from './health-tables'
import { ScanLine } from './scan-line'

type HealthPanelProps = {
  listId: string
  /** The account's zone, in which days and weeks are told. */
  zone: string
  /** May start a scan: permission lists.edit. */
  canScan: boolean
}

/** The health of one list with its age, the progress of its scan, and every number it is made of. */
export function HealthPanel({ listId, zone, canScan }: HealthPanelProps) {
  const { data, error, refetch, isFetching } = useQuery(listHealthQueries.health(listId))
  const readAt = data?.scan?.readAt ?? data?.counts.answeredAt ?? null
  return (
    <Panel title="Health" age={readAt === null ? undefined : <Age at={readAt} zone={zone} prefix="As of" />}>
      {error === null ? null : (
        <Face kind="failed" compact={data !== undefined} title="The health could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data === undefined && error === null ? <SkeletonRows rows={4} label="Loading the health" /> : null}
      {data === undefined ? null : (
        <div className="flex flex-col gap-4">
          <ScanLine health={data} zone={zone} canScan={canScan} />
          <HealthFacts health={data} />
          {data.parts === null ? null : <HealthTables health={data} />}
        </div>
      )}
    </Panel>
  )
}
