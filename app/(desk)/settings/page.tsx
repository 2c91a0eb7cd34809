import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { ChangePasswordForm } from '@/components/settings/change-password-form'
import { SessionList } from '@/components/settings/session-list'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { roleDescriptions } from '@/lib/contracts/permissions'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { sessionQueries } from '@/lib/queries/sessions'
import { requirePage } from '@/lib/server/http/pages'
import { getOwnSessions } from '@/lib/server/usecases/sessions/own-sessions'

export default async function AccountPage() {
  const { ctx, me, environment, serverNow } = await requirePage('self.manage')
  const client = pageClient()
  try {
    client.setQueryData(sessionQueries.list().queryKey, rendered({ items: await getOwnSessions(ctx), now: serverNow }))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    ctx.log.warn({ error }, 'sessions could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Panel title="Your account">
          <DescriptionList
            items={[
              { term: 'Name', detail: me.name },
              { term: 'E-mail', detail: me.email },
              { term: 'Role', detail: `${me.role}: ${roleDescriptions[me.role]}` },
            ]}
          />
        </Panel>
        <ChangePasswordForm email={me.email} />
        <div className="lg:col-span-2">
          <SessionList zone={environment.timeZone} />
        </div>
      </div>
    </HydrationBoundary>
  )
}
