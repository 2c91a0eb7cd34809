'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { roleDescriptions, roles } from '@/lib/contracts/permissions'
import type { User } from '@/lib/contracts/users'
import { useLiveEvents } from '@/lib/queries/events'
import { problemSentence } from '@/lib/queries/request-problem'
import { userQueries } from '@/lib/queries/users'
import { UserRow } from './user-row'

const CreateUserDialog = lazy(async () => ({ default: (await import('./create-user-dialog')).CreateUserDialog }))

type UsersPageProps = { ownId: string; zone: string }

export function UsersPage({ ownId, zone }: UsersPageProps) {
  const client = useQueryClient()
  const { data, error, refetch, isFetching } = useQuery(userQueries.list())
  const [creating, setCreating] = useState(false)
  useLiveEvents((event) => {
    if (event.kind === 'users.changed') void client.invalidateQueries({ queryKey: userQueries.key })
  })
  return (
    <div className="flex flex-col gap-4">
      <Panel
        flush
        title="Users"
        age={data === undefined ? undefined : <Age at={data.now} zone={zone} prefix="Read" />}
        actions={
          <Button size="small" variant="primary" onClick={() => setCreating(true)}>
            <Icon name="user-plus" className="size-4" />
            Add a user…
          </Button>
        }
      >
        {error === null ? null : (
          <Face
            kind="failed"
            compact={data !== undefined}
            title={data === undefined ? 'The users could not be read' : 'The newest read failed'}
            detail={problemSentence(error)}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        )}
        {data === undefined && error === null ? <SkeletonRows rows={4} label="Loading the users" /> : null}
        {data?.items.length === 0 ? <Face kind="empty" title="Nobody can sign in yet" /> : null}
        {data === undefined || data.items.length === 0 ? null : <UserTable users={data.items} ownId={ownId} zone={zone} />}
      </Panel>
      <RolePanel />
      <Suspense>{creating ? <CreateUserDialog onClose={() => setCreating(false)} /> : null}</Suspense>
    </div>
  )
}

function UserTable({ users, ownId, zone }: UsersPageProps & { users: readonly User[] }) {
  return (
    <div tabIndex={0} role="region" aria-label="Everybody who may sign in" className="relative overflow-x-auto outline-offset-[-2px]">
      <table aria-label="Users" className="w-full min-w-[640px] text-table">
        <thead>
          <tr className="bg-sunken text-left text-muted">
            {['User', 'Role', 'State', 'Last sign-in'].map((head) => (
              <th key={head} scope="col" className="h-9 px-4 font-medium">
                {head}
              </th>
            ))}
            <th scope="col" className="h-9 px-4 text-right font-medium">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <UserRow key={user.id} user={user} isOwn={user.id === ownId} zone={zone} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RolePanel() {
  return (
    <Panel title="What the roles may do">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {roles.map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium">{role}</dt>
            <dd className="text-muted">{roleDescriptions[role]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
