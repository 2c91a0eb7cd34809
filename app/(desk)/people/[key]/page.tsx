import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { byPersonKey } from '@/lib/contracts/people'
import { pageClient } from '@/lib/queries/page-client'
import { peopleQueries } from '@/lib/queries/people'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getPerson } from '@/lib/server/usecases/people/get-person'
import { ShownOnceRead } from '../../shown-once-read'
import { PersonHeaderClient, PersonLeadsClient, PersonStoryClient } from './client'
import { PersonLoading } from './person-loading'

export const metadata: Metadata = { title: 'Person' }

type PersonRouteProps = { params: Promise<{ key: string }> }

export default async function PersonRoute({ params }: PersonRouteProps) {
  const page = await requirePage('personal.read')
  const asked = byPersonKey.safeParse(await params)
  if (!asked.success) notFound()
  const props = { personKey: asked.data.key, zone: page.environment.timeZone }
  const person = readPerson(page, asked.data.key)
  // The story stands outside: it is asked for while the leads are still on their way.
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_400px]">
      <div className="xl:col-span-2">
        <ShownOnceRead content={withPerson(person, <PersonHeaderClient {...props} />)} fallback={<PersonLoading />} />
      </div>
      <PersonStoryClient {...props} permissions={page.permissions} />
      <ShownOnceRead content={withPerson(person, <PersonLeadsClient {...props} />)} fallback={null} />
    </div>
  )
}

async function readPerson(page: SignedInPage, key: string) {
  const client = pageClient()
  try {
    client.setQueryData(peopleQueries.detail(key).queryKey, rendered(await getPerson(page.ctx, key)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error }, 'a person could not be rendered on the server')
  }
  return dehydrate(client)
}

async function withPerson(person: ReturnType<typeof readPerson>, children: ReactNode) {
  return <HydrationBoundary state={await person}>{children}</HydrationBoundary>
}
