'use client'

import { useQuery } from '@tanstack/react-query'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { Face } from '@/components/ui/face'
import { OldDataNotice } from '@/components/ui/old-data-notice'
import { PartPanel } from '@/components/ui/part-panel'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import type { CampaignDetail } from '@/lib/contracts/campaigns'
import { campaignQueries } from '@/lib/queries/campaigns'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { AnswerAge } from './answer-age'
import { AnswerClock } from './answer-clock'
import { CampaignAgents } from './campaign-agents'
import { CampaignCallbacks } from './campaign-callbacks'
import { CampaignLists } from './campaign-lists'
import { CampaignOutcomes } from './campaign-outcomes'
import { CampaignSwitch } from './campaign-switch'
import { DriftBadge } from './drift-badge'

type CampaignPageProps = {
  id: string
  zone: string
  maySwitch: boolean
  /** The history of this campaign, for those who may read the audit. */
  history: ReactNode
  loading: ReactNode
}

const trail = (
  <Link href="/campaigns" className="hover:underline">
    Campaigns
  </Link>
)

export function CampaignPage({ id, zone, maySwitch, history, loading }: CampaignPageProps) {
  const { data, error, refetch, isFetching } = useQuery(campaignQueries.detail(id))
  const retry = { onRetry: () => void refetch(), retrying: isFetching }
  if (data === undefined) {
    if (error === null) return loading
    const isGone = isRequestProblem(error) && error.code === 'not_found'
    return (
      <>
        <PageHeader title={`Campaign ${id}`} trail={trail} />
        <Face
          kind={isGone ? 'empty' : 'failed'}
          title={isGone ? 'There is no such campaign' : 'The campaign could not be read'}
          detail={problemSentence(error)}
          {...retry}
        />
      </>
    )
  }
  const { campaign } = data
  return (
    <AnswerClock offsetMs={data.offsetMs}>
      <PageHeader
        title={campaign.name}
        trail={trail}
        zone={zone}
        age={<AnswerAge at={campaign.read?.begunAt ?? null} zone={zone} />}
        actions={<CampaignSwitch campaign={campaign} zone={zone} maySwitch={maySwitch} />}
      />
      {error === null ? null : (
        <OldDataNotice
          sentence={problemSentence(error)}
          age={<AnswerAge at={campaign.read?.begunAt ?? null} zone={zone} prefix="read" />}
          {...retry}
        />
      )}
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-table text-muted">
        <span>Id {campaign.id}</span>
        <span>Zone of the campaign: {campaign.timeZone ?? 'not known'}</span>
        <span>
          Last call <Time at={campaign.lastCallAt} zone={zone} />
        </span>
        {campaign.drift === null ? null : <DriftBadge drift={campaign.drift} zone={zone} />}
      </p>
      <Parts detail={data} zone={zone} {...retry} />
      {history === null ? null : <div className="mt-4">{history}</div>}
    </AnswerClock>
  )
}

type PartsProps = { detail: CampaignDetail; zone: string; onRetry: () => void; retrying: boolean }

function Parts({ detail, ...rest }: PartsProps) {
  const { zone } = rest
  const ageOf = ({ answeredAt }: { answeredAt: string | null }) => (answeredAt === null ? undefined : <AnswerAge at={answeredAt} zone={zone} />)
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <PartPanel title="Calls, last hour" part={detail.outcomes} age={ageOf(detail.outcomes)} isEmpty={isEmptyList} emptyTitle="No call in the last hour" {...rest}>
        {(outcomes) => <CampaignOutcomes outcomes={outcomes} />}
      </PartPanel>
      <PartPanel title="Agents now" part={detail.agents} age={ageOf(detail.agents)} isEmpty={isEmptyList} emptyTitle="No agent is on it now" {...rest}>
        {(agents) => <CampaignAgents agents={agents} />}
      </PartPanel>
      <PartPanel title="Lists" part={detail.lists} age={ageOf(detail.lists)} isEmpty={isEmptyList} emptyTitle="It has no lists" {...rest}>
        {(lists) => <CampaignLists lists={lists} zone={zone} />}
      </PartPanel>
      <PartPanel title="Callbacks" part={detail.callbacks} age={ageOf(detail.callbacks)} {...rest}>
        {(callbacks) => <CampaignCallbacks callbacks={callbacks} />}
      </PartPanel>
    </div>
  )
}

const isEmptyList = (items: readonly unknown[]): boolean => items.length === 0
