'use client'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { AnswerAge } from '@/components/campaigns/answer-age'
import { AnswerClock } from '@/components/campaigns/answer-clock'
import { RunPanels } from '@/components/campaigns/run-panels'
import { CampaignTable } from '@/components/campaigns/table'
import { useShortcut } from '@/components/shell/shortcuts'
import { Face } from '@/components/ui/face'
import { OldDataNotice } from '@/components/ui/old-data-notice'
import { PageHeader } from '@/components/ui/page-header'
import type { CampaignsAnswer } from '@/lib/contracts/campaigns'
import type { Permission } from '@/lib/contracts/permissions'
import { campaignQueries } from '@/lib/queries/campaigns'
import type { Received } from '@/lib/queries/received'
import { problemSentence } from '@/lib/queries/request-problem'
import { CampaignsLoading } from './campaigns-loading'

const BulkBar = lazy(() => import('@/components/campaigns/bulk-bar'))

type CampaignsClientProps = { permissions: readonly Permission[]; zone: string }

export function CampaignsClient({ permissions, zone }: CampaignsClientProps) {
  const { data, error, refetch, isFetching } = useQuery(campaignQueries.list())
  if (data === undefined && error === null) return <CampaignsLoading />
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Campaigns" />
        <Face
          kind="failed"
          title="The campaigns could not be read"
          detail={problemSentence(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      </>
    )
  }
  const problem = error === null ? data.problem : problemSentence(error)
  return (
    <AnswerClock offsetMs={data.offsetMs}>
      <PageHeader title="Campaigns" zone={zone} age={<AnswerAge at={data.read?.begunAt ?? null} zone={zone} />} />
      {problem === null ? null : (
        <OldDataNotice
          sentence={problem}
          age={<AnswerAge at={data.read?.begunAt ?? null} zone={zone} prefix="read" />}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      <Desk answer={data} permissions={permissions} zone={zone} />
    </AnswerClock>
  )
}

function Desk({ answer, permissions, zone }: CampaignsClientProps & { answer: Received<CampaignsAnswer> }) {
  const maySwitch = permissions.includes('campaigns.switch')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const filter = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Filter the campaigns', () => filter.current?.focus())
  useShortcut(maySwitch ? 't' : null, 'Switch the campaign of the row', switchFocusedRow)
  const chosen = answer.items.filter((campaign) => selected.has(campaign.id))
  return (
    <>
      <RunPanels maySwitch={maySwitch} zone={zone} />
      <CampaignTable campaigns={answer.items} zone={zone} maySwitch={maySwitch} selected={selected} onSelect={setSelected} filterRef={filter} />
      <Suspense>{maySwitch && chosen.length > 0 ? <BulkBar campaigns={chosen} onClear={() => setSelected(new Set())} /> : null}</Suspense>
    </>
  )
}

/** Presses the row's own switch: off at once, on with its pre-flight. With an unknown state the two choices get the focus. */
function switchFocusedRow() {
  const row = document.activeElement?.closest('[data-row]')
  row?.querySelector<HTMLElement>('[data-switch]')?.click()
  row?.querySelector<HTMLElement>('[data-switch-choice]')?.focus()
}
