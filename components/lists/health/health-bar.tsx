'use client'

import { useQuery } from '@tanstack/react-query'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { numberText } from '@/components/ui/number-text'
import { Skeleton } from '@/components/ui/skeleton'
import type { ListBar } from '@/lib/contracts/list-health'
import { flagWords } from '@/lib/contracts/list-health-words'
import { listHealthQueries } from '@/lib/queries/list-health'
import { problemSentence } from '@/lib/queries/request-problem'
import { barParts } from './bar-parts'
import { StackedBar } from './stacked-bar'

/** How full one list is, for a row of a table: loads by itself, together with its neighbours. */
export function HealthBar({ listId }: { listId: string }) {
  const { data, error } = useQuery(listHealthQueries.bar(listId))
  if (data === undefined) return error === null ? <Counting /> : <Failed sentence={problemSentence(error)} />
  return <Bar bar={data} />
}

function Bar({ bar }: { bar: ListBar }) {
  const parts = barParts(bar)
  if (parts === null) {
    if (bar.counts.problem !== null) return <Failed sentence={bar.counts.problem} />
    return bar.counts.isReading ? <Counting /> : <span className="text-muted">Not counted</span>
  }
  const fresh = bar.parts?.neverCalled ?? bar.counts.neverCalled ?? 0
  const total = parts.reduce((sum, { leads }) => sum + leads, 0)
  return (
    <span className="flex min-w-0 items-center gap-2">
      {total === 0 ? (
        <span className="text-muted">No leads</span>
      ) : (
        <>
          <StackedBar parts={parts} className="w-20 shrink-0" />
          <span className="tabular whitespace-nowrap">
            {numberText(fresh)}
            <span className="text-muted"> never called of {numberText(total)}</span>
          </span>
        </>
      )}
      <Progress bar={bar} />
      {bar.flags.map((flag) => (
        <span key={flag} title={flagWords[flag].meaning}>
          <Badge tone="amber">{flagWords[flag].label}</Badge>
        </span>
      ))}
      {bar.counts.problem === null ? null : <Failed sentence={bar.counts.problem} isShort />}
    </span>
  )
}

function Progress({ bar: { scan } }: { bar: ListBar }) {
  if (scan === null || scan.status === 'done') return null
  if (scan.status === 'failed') return <Failed sentence={scan.problem ?? 'The scan has stopped.'} isShort />
  const share = scan.of === null || scan.of === 0 ? null : Math.min(1, scan.read / scan.of)
  return <span className="tabular text-small whitespace-nowrap text-muted">{share === null ? 'scan waits' : `scanned ${numberText(share, 0, true)}`}</span>
}

const Counting = () => (
  <span className="flex items-center gap-2">
    <Skeleton className="h-2 w-20" />
    <span className="text-muted">Counting…</span>
  </span>
)

function Failed({ sentence, isShort = false }: { sentence: string; isShort?: boolean }) {
  return (
    <span title={sentence} className="inline-flex items-center gap-1 text-amber">
      <Icon name="triangle-alert" className="size-3.5 shrink-0" />
      <span className={isShort ? 'sr-only' : undefined}>{isShort ? sentence : 'Not counted'}</span>
    </span>
  )
}
