'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { CallSearch } from '@/lib/contracts/calls'
import { mostHourFindings, type HourVerdict } from '@/lib/contracts/calling-hours-words'
import { hoursQueries, type HoursLoad } from '@/lib/queries/calling-hours'
import { problemSentence } from '@/lib/queries/request-problem'
import { HoursTable } from './hours-table'
import { Notes } from './notes'

type HoursPanelProps = { search: CallSearch; zone: string; maySeeRules: boolean }

/** The outgoing calls of a search by the called party's clock. */
export function HoursPanel({ search, zone, maySeeRules }: HoursPanelProps) {
  const client = useQueryClient()
  const [agreed, setAgreed] = useState<string | null>(null)
  const question = JSON.stringify(search)
  const { data, error, isFetching, refetch } = useQuery(hoursQueries.check(client, search, agreed === question))
  if (data === undefined) {
    if (error === null) return <SkeletonRows rows={8} label="Checking the calls" />
    return <Face kind="failed" title="The calls could not be checked" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
  }
  if (data.state === 'asks') return <Asks data={data} onAgree={() => setAgreed(question)} />
  const outside = data.findings.filter(({ verdict }) => verdict === 'outside')
  const unsure = data.findings.filter(({ verdict }) => verdict !== 'outside')
  const isCut = Math.max(outside.length, unsure.length) >= mostHourFindings
  return (
    <>
      <Facts data={data} maySeeRules={maySeeRules} />
      {data.state === 'failed' || error !== null ? (
        <Face
          kind="failed"
          compact
          title="The check stopped before its end"
          detail={error === null ? data.problem : problemSentence(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : null}
      <Notes notes={[...data.notes, ...(isCut ? [`The newest ${mostHourFindings.toLocaleString('en-US')} of each kind are shown; the export has every call.`] : [])]} />
      <Panel title={`Outside the hours (${data.counts.outside.toLocaleString('en-US')})`} flush className="mb-4">
        <HoursTable label="Calls outside the hours" findings={outside} zone={zone} isLoading={data.state === 'checking'} empty="No call outside the hours" />
      </Panel>
      <Panel title={`Not certain (${(data.counts.split + data.counts.unknown).toLocaleString('en-US')})`} flush>
        <HoursTable label="Calls that are not certain" findings={unsure} zone={zone} isLoading={data.state === 'checking'} empty="Every call’s zone is told" />
      </Panel>
    </>
  )
}

function Asks({ data, onAgree }: { data: HoursLoad; onAgree: () => void }) {
  return (
    <Face
      kind="not-loaded"
      title={`${(data.total ?? 0).toLocaleString('en-US')} calls match`}
      detail={`Checking them all takes up to ${(data.reads ?? 0).toLocaleString('en-US')} requests to Convoso, at background pace.`}
      action={
        <Button variant="primary" onClick={onAgree}>
          Check them
        </Button>
      }
    />
  )
}

const cards: readonly { verdict: HourVerdict; word: string; hint: string }[] = [
  { verdict: 'inside', word: 'Inside the hours', hint: 'in every zone it may have been' },
  { verdict: 'outside', word: 'Outside', hint: 'in every zone it may have been' },
  { verdict: 'split', word: 'Candidates disagree', hint: 'inside in one zone, outside in another' },
  { verdict: 'unknown', word: 'Zone unknown', hint: 'neither lead nor number tells it' },
]

function Facts({ data, maySeeRules }: { data: HoursLoad; maySeeRules: boolean }) {
  const outgoing = data.checked - data.inbound
  const share = (calls: number) => (outgoing === 0 ? '–' : `${((calls / outgoing) * 100).toFixed(1)} %`)
  return (
    <section aria-label="Verdicts" className="mb-4">
      <dl className="grid grid-cols-2 gap-2 lg:grid-cols-4">
        {cards.map(({ verdict, word, hint }) => (
          <div key={verdict} className="rounded border border-line bg-surface px-4 py-3">
            <dt className="font-medium">{word}</dt>
            <dd className="text-kpi tabular">
              {data.counts[verdict].toLocaleString('en-US')} <span className="text-table text-muted">{share(data.counts[verdict])}</span>
            </dd>
            <dd className="text-table text-muted">{hint}</dd>
          </div>
        ))}
      </dl>
      <p role="status" className="mt-2 text-table text-muted tabular">
        {data.state === 'done' ? 'Checked ' : 'Checking: '}
        {data.checked.toLocaleString('en-US')}
        {data.total === null ? '' : ` of ${data.total.toLocaleString('en-US')}`} calls, {data.inbound.toLocaleString('en-US')} of them inbound and left out.{' '}
        {data.settledAnywhere.toLocaleString('en-US')} would be the same in every state; for the others {data.leadsRead.toLocaleString('en-US')} requests read their leads.{' '}
        {data.rulesVersion === 0 ? 'By the usual rules' : `By version ${data.rulesVersion} of the rules`}
        {maySeeRules ? (
          <>
            {': '}
            <Link href="/settings/calling-hours" className="text-accent underline">
              see them
            </Link>
          </>
        ) : null}
        . Holidays are not looked at.
      </p>
    </section>
  )
}
