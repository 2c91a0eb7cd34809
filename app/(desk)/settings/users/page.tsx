import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { UsersPage } from '@/components/users/users-page'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { userQueries } from '@/lib/queries/users'
import { requirePage } from '@/lib/server/http/pages'
import { getUsers } from '@/lib/server/usecases/users/get-users'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersSettingsPage() {
  const { ctx, me, environment, serverNow } = await requirePage('users.manage')
  const client = pageClient()
  try {
    client.setQueryData(userQueries.list().queryKey, rendered({ items: await getUsers(ctx), now: serverNow }))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    ctx.log.warn({ error }, 'users could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UsersPage ownId={me.id} zone={environment.timeZone} />
    </HydrationBoundary>
  )
}
