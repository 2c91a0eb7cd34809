'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Age } from '@/components/ui/age'
import { Button, buttonClass } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { numberText } from '@/components/ui/number-text'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import type { BoardList, ListDetail } from '@/lib/contracts/lists'
import type { Permission } from '@/lib/contracts/permissions'
import { listQueries } from '@/lib/queries/lists'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { ListMenu } from './list-menu'
import { ListState } from './list-state'
import { driftSentence, isBusy, pendingNote } from './list-words'
import { useCampaignNames } from './use-campaign-names'
import { useListActs } from './use-list-acts'

type ListPageProps = {
  id: string
  zone: string
  permissions: readonly Permission[]
  loading: ReactNode
  snapshotOf: (list: BoardList) => ReactNode
  /** Its health, its leads, its history. */
  children: ReactNode
}

const trail = (
  <Link href="/lists" className="hover:underline">
    Lists
  </Link>
)

export function ListPage({ id, zone, permissions, loading, snapshotOf, children }: ListPageProps) {
  const { data, error, refetch, isFetching } = useQuery(listQueries.detail(id))
  const retry = { onRetry: () => void refetch(), retrying: isFetching }
  const { acts, dialogs } = useListActs({ permissions, snapshotOf, description: data?.description ?? null })
  if (data === undefined || isGone(error)) {
    if (error === null) return loading
    return (
      <>
        <PageHeader title={data?.list.name ?? `List ${id}`} trail={trail} />
        <Face kind={isGone(error) ? 'empty' : 'failed'} title={isGone(error) ? 'There is no such list' : 'The list could not be read'} detail={problemSentence(error)} {...retry} />
      </>
    )
  }
  const { list } = data
  return (
    <>
      <PageHeader
        title={list.name}
        trail={trail}
        zone={zone}
        age={<Age at={data.read?.begunAt ?? null} zone={zone} prefix="Read" />}
        actions={
          <>
            {acts.onSetActive === undefined ? null : (
              <Button data-switch disabled={isBusy(list)} onClick={() => acts.onSetActive?.(list, !list.active)}>
                {list.active ? 'Deactivate' : 'Activate'}
              </Button>
            )}
            {acts.onEdit === undefined ? null : (
              <Button data-change disabled={isBusy(list)} aria-haspopup="dialog" onClick={() => acts.onEdit?.(list, 'name')}>
                Change…
              </Button>
            )}
            {permissions.includes('data.export') ? snapshotOf(list) : null}
            <ListMenu list={list} acts={acts} />
          </>
        }
      />
      {error === null && data.problem === null ? null : (
        <Face kind="failed" compact title="The newest read failed; what is shown is the last known" detail={error === null ? data.problem : problemSentence(error)} {...retry} />
      )}
      <Notes list={list} />
      <Facts detail={data} zone={zone} />
      {children}
      {dialogs}
    </>
  )
}

const isGone = (error: Error | null): boolean => isRequestProblem(error) && (error.code === 'not_found' || error.code === 'gone')

/** What a person must know before anything else: an open act, or a change from elsewhere. */
function Notes({ list: { pending, drift } }: { list: BoardList }) {
  const campaigns = useCampaignNames()
  const notes = [...(pending === null ? [] : [pendingNote(pending)]), ...(drift === null ? [] : [`${driftSentence(drift, campaigns)}.`])]
  if (notes.length === 0) return null
  return (
    <div role="status" className="mb-3 rounded border border-amber bg-amber-soft px-3 py-2">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}

function Facts({ detail: { list, leads, description }, zone }: { detail: ListDetail; zone: string }) {
  const campaigns = useCampaignNames()
  const campaignName = list.campaignName ?? (list.campaignId === null ? null : `Campaign ${list.campaignId}`)
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <ListState list={list} campaigns={campaigns} />
        {list.campaignId === null ? (
          <span className="text-muted">Campaign not known yet</span>
        ) : (
          <Link href={`/campaigns/${list.campaignId}`} className="rounded-small font-medium text-blue hover:underline">
            {campaignName}
          </Link>
        )}
        <span title={leads.problem ?? undefined}>{leads.total === null ? <span className="text-amber">Leads not counted</span> : `${numberText(leads.total)} ${leads.total === 1 ? 'lead' : 'leads'}`}</span>
        <Link href={`/calls?list=${list.id}`} className={buttonClass('secondary', 'small')}>
          Its calls
        </Link>
      </div>
      <p className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-table text-muted">
        <span>Id {list.id}</span>
        <span>
          Last called <Time at={list.lastCalledAt} zone={zone} />
        </span>
        {description === null || description === '' ? null : <span>Described here as: {description}</span>}
      </p>
    </>
  )
}
