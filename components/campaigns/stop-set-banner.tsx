'use client'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Face } from '@/components/ui/face'
import { problemSentence } from '@/lib/queries/request-problem'
import { stopSetQueries } from '@/lib/queries/stop-set'

const OpenStopSet = lazy(() => import('./open-stop-set'))

type StopSetBannerProps = { mayStopAll: boolean; zone: string }

/** Stays on every page until the open stop set is restored or dismissed. */
export function StopSetBanner({ mayStopAll, zone }: StopSetBannerProps) {
  const { data, error, refetch, isFetching } = useQuery(stopSetQueries.open())
  if (data === undefined) {
    if (error === null) return null
    return (
      <Face
        kind="failed"
        compact
        title="Whether a stop set is open could not be read"
        detail={problemSentence(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  }
  return <Suspense>{data.open === null ? null : <OpenStopSet set={data.open} mayStopAll={mayStopAll} zone={zone} />}</Suspense>
}
