'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { WallBoard } from '@/components/live/wall-board'
import { Face } from '@/components/ui/face'
import { Spinner } from '@/components/ui/spinner'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { useWallEvents } from '@/lib/queries/use-wall-events'
import { wallQueries } from '@/lib/queries/walls'

export function WallClient() {
  const { data, error, refetch, isFetching } = useQuery(wallQueries.floor())
  useWallEvents(() => void refetch())
  const isOut = isRequestProblem(error) && error.code === 'unauthenticated'
  useEffect(() => {
    // Its access was taken, or the session ended: all that is left to do is to ask for a code.
    if (isOut) location.replace('/wall/pair')
  }, [isOut])
  if (data !== undefined && !isOut) return <WallBoard floor={data} problem={error === null ? data.problem : problemSentence(error)} />
  return (
    <main className="grid min-h-dvh place-items-center p-8">
      <h1 className="sr-only">Live floor</h1>
      {error === null || isOut ? (
        <Spinner className="size-8" />
      ) : (
        <Face kind="failed" title="The floor could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
    </main>
  )
}
