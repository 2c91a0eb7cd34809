'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Age } from '@/components/ui/age'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import type { Wall, WallsAnswer } from '@/lib/contracts/walls'
import { problemSentence } from '@/lib/queries/request-problem'
import { wallMutations, wallQueries } from '@/lib/queries/walls'
import { PairForm } from './pair-form'

/** Screens that may show the live floor without anybody being signed in there. */
export function WallsPanel({ zone }: { zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(wallQueries.list())
  const failed =
    error === null ? null : (
      <Face
        kind="failed"
        compact={data !== undefined}
        title={data === undefined ? 'The wall screens could not be read' : 'The newest read failed'}
        detail={problemSentence(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  return (
    <div className="flex flex-col gap-4">
      <Panel flush title="Wall screens" age={data === undefined ? undefined : <Age at={data.now} zone={zone} prefix="Read" />}>
        {failed}
        {data === undefined ? error === null ? <SkeletonRows rows={2} label="Loading the wall screens" /> : null : <Walls walls={data.items} zone={zone} />}
      </Panel>
      <Panel title="Let in a screen">
        <p className="mb-4 max-w-prose text-muted">
          Open <span className="font-medium text-ink">/wall/pair</span> of this console on the screen: it shows a code. Typed here, it lets that screen show the live floor without personal
          data, and nothing else, for half a year or until you take its access.
        </p>
        <PairForm />
        {data === undefined || data.waiting.length === 0 ? null : <Waiting waiting={data.waiting} zone={zone} />}
      </Panel>
    </div>
  )
}

function Walls({ walls, zone }: { walls: readonly Wall[]; zone: string }) {
  if (walls.length === 0) return <Face kind="empty" title="No screen is let in" detail="The live floor is shown to people who are signed in only." />
  return (
    <ul className="divide-y divide-line">
      {walls.map((wall) => (
        <WallRow key={wall.id} wall={wall} zone={zone} />
      ))}
    </ul>
  )
}

function WallRow({ wall, zone }: { wall: Wall; zone: string }) {
  const client = useQueryClient()
  const toast = useToast()
  const [isAsking, setIsAsking] = useState(false)
  const { mutate, isPending } = useMutation({
    ...wallMutations.revoke(),
    onSuccess: () => toast.show({ tone: 'success', title: `${wall.name} can no longer see the floor` }),
    onError: (error) => toast.show({ tone: 'danger', title: `${wall.name} keeps its access`, detail: problemSentence(error) }),
    onSettled: () => {
      setIsAsking(false)
      return client.invalidateQueries({ queryKey: wallQueries.key })
    },
  })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 grow basis-64">
        <p className="truncate font-medium">{wall.name}</p>
        <p className="text-table text-muted">
          Let in by {wall.createdBy}, <Time at={wall.createdAt} zone={zone} /> · {wall.address ?? 'address not known'}
        </p>
      </div>
      <p className="text-table text-muted">
        {wall.claimedAt === null ? 'The screen has not fetched its access yet' : <Age at={wall.lastSeenAt} zone={zone} prefix="Seen" />}
      </p>
      <Button size="small" busy={isPending} onClick={() => setIsAsking(true)} aria-label={`Take the access from ${wall.name}`}>
        Take access…
      </Button>
      <AlertDialog open={isAsking} onClose={() => setIsAsking(false)} onConfirm={() => mutate(wall.id)} title={`Take the access from ${wall.name}?`} confirmLabel="Take access" busy={isPending}>
        The screen goes dark at once and shows a new code. To show the floor again it must be let in anew.
      </AlertDialog>
    </li>
  )
}

function Waiting({ waiting, zone }: { waiting: WallsAnswer['waiting']; zone: string }) {
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="font-medium">{waiting.length === 1 ? 'One screen shows a code now' : `${waiting.length} screens show a code now`}</h3>
      <ul className="mt-1 text-table text-muted">
        {waiting.map(({ askedAt, address, userAgent }) => (
          <li key={`${askedAt} ${address}`} className="truncate">
            {address ?? 'address not known'}, asked <Age at={askedAt} zone={zone} /> · {userAgent ?? 'browser not told'}
          </li>
        ))}
      </ul>
    </div>
  )
}
