'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Age } from '@/components/ui/age'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import type { Session } from '@/lib/contracts/users'
import { problemSentence } from '@/lib/queries/request-problem'
import { announceSessionEnded } from '@/lib/queries/session-ended'
import { sessionMutations, sessionQueries } from '@/lib/queries/sessions'
import { browserName } from './browser-name'

export function SessionList({ zone }: { zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(sessionQueries.list())
  const [askingAll, setAskingAll] = useState(false)
  return (
    <Panel
      flush
      title="Where you are signed in"
      age={data === undefined ? undefined : <Age at={data.now} zone={zone} prefix="Read" />}
      actions={
        <Button size="small" onClick={() => setAskingAll(true)}>
          Sign out everywhere…
        </Button>
      }
    >
      {error === null ? null : (
        <Face
          kind="failed"
          compact={data !== undefined}
          title={data === undefined ? 'Your sessions could not be read' : 'The newest read failed'}
          detail={problemSentence(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data === undefined && error === null ? <SkeletonRows rows={2} label="Loading your sessions" /> : null}
      {data?.items.length === 0 ? <Face kind="empty" title="No open session" /> : null}
      <ul className="divide-y divide-line">
        {data?.items.map((session) => (
          <SessionRow key={session.id} session={session} zone={zone} />
        ))}
      </ul>
      {askingAll ? <SignOutEverywhere onClose={() => setAskingAll(false)} /> : null}
    </Panel>
  )
}

function SessionRow({ session, zone }: { session: Session; zone: string }) {
  const client = useQueryClient()
  const toast = useToast()
  const name = browserName(session.userAgent)
  const { mutate, isPending } = useMutation({
    ...sessionMutations.end(),
    onSuccess: () => toast.show({ tone: 'success', title: `${name} was signed out` }),
    onError: (error) => toast.show({ tone: 'danger', title: `${name} was not signed out`, detail: problemSentence(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionQueries.key }),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium" title={session.userAgent ?? undefined}>
            {name}
          </span>
          {session.current ? <Badge tone="blue">This browser</Badge> : null}
          <span className="text-muted">{session.address ?? 'address not known'}</span>
        </p>
        <p className="text-table text-muted">
          Signed in <Time at={session.createdAt} zone={zone} />, last seen <Age at={session.lastSeenAt} zone={zone} />
        </p>
      </div>
      {session.current ? null : (
        <Button
          size="small"
          busy={isPending}
          aria-label={`Sign out ${name}, ${session.address ?? 'address not known'}`}
          onClick={() => mutate(session.id)}
        >
          Sign out
        </Button>
      )}
    </li>
  )
}

function SignOutEverywhere({ onClose }: { onClose: () => void }) {
  const { mutate, isPending, error } = useMutation({ ...sessionMutations.endAll(), onSuccess: announceSessionEnded })
  return (
    <AlertDialog open onClose={onClose} onConfirm={() => mutate()} title="Sign out everywhere" confirmLabel="Sign out everywhere" busy={isPending}>
      <p>Every session of your account ends, this browser included. You will have to sign in again.</p>
      {error === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {problemSentence(error)}
        </p>
      )}
    </AlertDialog>
  )
}
