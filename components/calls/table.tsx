'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useMemo } from 'react'
import { TableFrame } from '@/components/data-table/table-frame'
import { usePlayer, type Track } from '@/components/player/player-provider'
import type { CallRow } from '@/lib/contracts/calls'
import { callColumns } from './columns'
import type { CallsState, ChangeCalls } from './search-params'
import { trackOf } from './track-of'

type CallTableProps = {
  calls: readonly CallRow[]
  listNames: ReadonlyMap<string, string>
  zone: string
  state: CallsState
  setState: ChangeCalls
  isLoading: boolean
  orderKey: string
  face: ReactNode
}

/** A click or Enter opens a call beside the table, p plays it; the player's "next" goes down these rows. */
export function CallTable({ calls, listNames, zone, state, setState, isLoading, orderKey, face }: CallTableProps) {
  const { play, current } = usePlayer()
  const { columns, tracks, queue } = useMemo(() => {
    const known = new Map<string, Track | null>(calls.map((call) => [call.id, trackOf(call, zone)]))
    const order = [...known.values()].filter((track) => track !== null)
    return { tracks: known, queue: order, columns: callColumns({ zone, listNames, queue: order, trackFor: (call) => known.get(call.id) ?? null }) }
  }, [calls, listNames, zone])
  const open = (id: string) => setState({ open: id }, { history: 'push' })
  const playRow = (call: CallRow): boolean => {
    const track = tracks.get(call.id) ?? null
    if (track !== null) play(track, queue)
    return true
  }
  return (
    <div onClick={(event) => openClicked(event, open)}>
      <TableFrame
        label="Calls"
        columns={columns}
        rows={calls}
        rowId={idOf}
        visible={state.columns}
        sort={newestFirst}
        onSort={stay}
        density={state.density}
        orderKey={orderKey}
        onOpen={(call) => open(call.id)}
        onRowKey={(key, call) => key === 'p' && playRow(call)}
        isLoading={isLoading}
        face={face}
        // The open player must not lie over the last rows.
        className={`flex min-h-64 flex-col ${current === null ? 'max-h-[max(24rem,calc(100dvh-208px))]' : 'max-h-[max(20rem,calc(100dvh-328px))]'}`}
      />
    </div>
  )
}

const idOf = (call: CallRow): string => call.id
const newestFirst = { column: 'startedAt', direction: 'desc' } as const
const stay = () => undefined

/** Links and buttons in a row do their own. */
function openClicked({ target }: MouseEvent, open: (id: string) => void) {
  if (!(target instanceof Element) || target.closest('a, button, input, [role="img"]') !== null || getSelection()?.type === 'Range') return
  const id = target.closest('[data-row]')?.getAttribute('data-row')
  if (id !== null && id !== undefined) open(id)
}
