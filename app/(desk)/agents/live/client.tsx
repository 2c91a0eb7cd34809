'use client'

import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { FloorBoard } from '@/components/live/floor-board'
import { SourceNotice } from '@/components/live/floor-notices'
import { useFloorEvents } from '@/components/live/use-floor-events'
import { useShortcut } from '@/components/shell/shortcuts'
import { Age } from '@/components/ui/age'
import { buttonClass } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { OldDataNotice } from '@/components/ui/old-data-notice'
import { PageHeader } from '@/components/ui/page-header'
import { floorQueries } from '@/lib/queries/floor'
import { problemSentence } from '@/lib/queries/request-problem'
import { LiveLoading } from './live-loading'

export function LiveClient({ zone }: { zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(floorQueries.now())
  const filter = useRef<HTMLInputElement>(null)
  useFloorEvents()
  useShortcut('/', 'Filter the agents', () => filter.current?.focus())
  if (data === undefined && error === null) return <LiveLoading />
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Live floor" />
        <Face kind="failed" title="The floor could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
      </>
    )
  }
  const problem = error === null ? data.problem : problemSentence(error)
  const age = <Age at={data.read.answeredAt} zone={zone} prefix="Read" staleAfterMs={30_000} />
  const wall = (
    <Link href="/wall" className={buttonClass()} isPrefetched={false}>
      Wall view
    </Link>
  )
  return (
    <>
      <PageHeader title="Live floor" zone={zone} age={age} actions={wall} />
      {problem === null ? null : (
        <OldDataNotice sentence={problem} age={<Age at={data.read.answeredAt} zone={zone} prefix="read" />} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      <SourceNotice source={data.source} />
      <FloorBoard floor={data} filterRef={filter} />
    </>
  )
}
