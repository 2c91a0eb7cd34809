'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { usePlayer } from '@/components/player/player-provider'
import { useToast } from '@/components/ui/toast'
import type { TimelineLoad } from '@/lib/queries/people'
import { peopleQueries } from '@/lib/queries/people'
import { mergeStory, newestPlayable, olderThan, problemOf, type Story } from './merge-story'
import { takeWantedSound } from './play-intent'
import { tracksOf } from './story-track'

export type PersonStory = Story & {
  isLoading: boolean
  /** The newest stretch could not be asked for at all. */
  failure: Error | null
  /** The server's clock when the first part came. */
  readAt: string | null
  /** The older stretch on its way or failed; null while none was asked for. */
  older: { isLoading: boolean; problem: string | null } | null
  canLoadOlder: boolean
  refresh: () => void
  loadOlder: () => void
  /** Plays the newest recording, or as soon as it is known. */
  playNewest: () => void
}

/** Everything that happened with one number, as it streams in, and its sound. */
export function usePersonStory({ personKey, zone }: { personKey: string; zone: string }): PersonStory {
  const client = useQueryClient()
  const [stretches, setStretches] = useState<readonly (string | null)[]>([null])
  const { story, first, last } = useQueries({ queries: stretches.map((to) => peopleQueries.timeline(client, personKey, to)), combine })
  const playNewest = usePlayNewest({ story, isKnown: story.sources.has('calls'), isOver: first?.isFetching !== true, place: { personKey, zone } })
  const isFirstAlone = stretches.length === 1
  const next = olderThan(story)
  const canLoadOlder = next !== null && last?.isFetching !== true && (isFirstAlone || problemIn(last) === null)
  return {
    ...story,
    isLoading: first?.isFetching === true,
    failure: first?.error ?? null,
    readAt: first?.data?.parts[0]?.now ?? null,
    older: isFirstAlone || last === undefined ? null : { isLoading: last.isFetching, problem: problemIn(last) },
    canLoadOlder,
    refresh: () => void first?.refetch(),
    loadOlder: () => {
      if (!isFirstAlone && problemIn(last) !== null) void last?.refetch()
      else if (canLoadOlder) setStretches([...stretches, next])
    },
    playNewest,
  }
}

type Load = UseQueryResult<TimelineLoad>

const combine = (results: Load[]) => ({ story: mergeStory(results.map(({ data }) => data?.parts ?? [])), first: results[0], last: results.at(-1) })

const problemIn = (load: Load | undefined): string | null => load?.error?.message ?? problemOf(load?.data?.parts ?? [])

type Wanted = { story: Story; isKnown: boolean; isOver: boolean; place: { personKey: string; zone: string } }

function usePlayNewest({ story, isKnown, isOver, place }: Wanted): () => void {
  const { play, toggle, current } = usePlayer()
  const { show } = useToast()
  const isWanted = useRef(false)
  const playIt = () => {
    const newest = newestPlayable(story)
    isWanted.current = newest === undefined && !isOver
    if (newest === undefined) {
      if (isOver) show({ title: 'There is no recording to play', tone: 'neutral' })
      return
    }
    const tracks = tracksOf(story.events, place)
    const [track] = tracks
    if (track === undefined) return
    if (track.recordingId === current?.recordingId) toggle()
    else play(track, tracks)
  }
  const latest = useRef(playIt)
  useEffect(() => {
    latest.current = playIt
  })
  useEffect(() => {
    if (takeWantedSound()) isWanted.current = true
  }, [])
  useEffect(() => {
    // The first calls come with the newest recording of the number.
    if (isWanted.current && (isKnown || isOver)) latest.current()
  }, [isKnown, isOver, story])
  return () => latest.current()
}
