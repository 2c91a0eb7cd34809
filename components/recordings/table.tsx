'use client'

import { useMemo } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { usePlayer, type Track } from '@/components/player/player-provider'
import type { RecordedCall } from '@/lib/contracts/recordings'
import type { ReactNode } from 'react'
import { recordingColumns } from './columns'
import type { RecordingSearch } from './search-params'
import { trackOf } from './track-of'

type RecordingTableProps = {
  calls: readonly RecordedCall[]
  zone: string
  search: RecordingSearch
  isLoading: boolean
  orderKey: string
  face: ReactNode
}

/** Enter or p on a row plays it, q plays it next; the player's "next" goes down these rows. */
export function RecordingTable({ calls, zone, search, isLoading, orderKey, face }: RecordingTableProps) {
  const { play, queueNext, current } = usePlayer()
  const isPlayerOpen = current !== null
  const isStacked = search.density === 'comfortable'
  const { columns, tracks, queue } = useMemo(() => {
    const known = new Map<string, Track | null>(calls.map((call) => [call.id, trackOf(call, zone)]))
    const order = [...known.values()].filter((track) => track !== null)
    return { tracks: known, queue: order, columns: recordingColumns({ zone, isPlayerOpen, isStacked, queue: order, trackFor: (call) => known.get(call.id) ?? null }) }
  }, [calls, zone, isPlayerOpen, isStacked])
  const playRow = (call: RecordedCall): boolean => {
    const track = tracks.get(call.id) ?? null
    if (track !== null) play(track, queue)
    return true
  }
  const queueRow = (call: RecordedCall): boolean => {
    const track = tracks.get(call.id) ?? null
    if (track !== null) queueNext(track)
    return true
  }
  return (
    <DataTable
      label="Recordings"
      columns={columns}
      rows={calls}
      rowId={idOf}
      visible={search.columns}
      sort={newestFirst}
      onSort={stay}
      density={search.density}
      orderKey={orderKey}
      onOpen={playRow}
      onRowKey={(key, call) => (key === 'p' ? playRow(call) : key === 'q' && queueRow(call))}
      isLoading={isLoading}
      face={face}
      // The open player must not lie over the last rows.
      {...(isPlayerOpen && { className: 'flex max-h-[calc(100dvh-328px)] min-h-64 flex-col' })}
    />
  )
}

const idOf = (call: RecordedCall): string => call.id
const newestFirst = { column: 'startedAt', direction: 'desc' } as const
const stay = () => undefined
