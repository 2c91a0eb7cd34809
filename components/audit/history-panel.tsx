'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Age } from '@/components/ui/age'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { AuditEntry } from '@/lib/contracts/audit'
import { changeActions } from '@/lib/contracts/audit-words'
import { auditQueries } from '@/lib/queries/audit'
import { problemSentence } from '@/lib/queries/request-problem'
import { ActOutcomes } from './act-outcomes'
import { actionWords } from './audit-words'
import { ChangeList } from './change-list'
import type { AuditAct } from './group-acts'
import { groupActs, latestOf } from './group-acts'

type HistoryPanelProps = {
  targetKind: string
  targetId: string
  zone: string
  /** What can be done about an act, beside it; `entries` are all that were read of this thing. */
  actions?: (act: AuditAct, entries: readonly AuditEntry[]) => ReactNode
}

/** What was done to one thing, newest first. */
export function HistoryPanel({ targetKind, targetId, zone, actions }: HistoryPanelProps) {
  const { data, error, refetch, isFetching } = useInfiniteQuery({
    ...auditQueries.search({ action: changeActions, outcome: [], actor: '', target: targetId, limit: 50 }),
    refetchInterval: 60_000,
  })
  // The search looks into names too; only this very thing belongs here.
  const entries = (data?.pages ?? []).flatMap((page) => page.items).filter((entry) => entry.targetKind === targetKind && entry.targetId === targetId)
  return (
    <Panel title="History" flush age={data === undefined ? undefined : <Age at={data.pages[0]?.now ?? null} zone={zone} prefix="Read" />}>
      {error === null ? null : (
        <div className="px-4">
          <Face
            kind="failed"
            compact
            title="The history could not be read"
            detail={problemSentence(error)}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </div>
      )}
      {data === undefined && error === null ? <SkeletonRows rows={4} label="Loading the history" /> : null}
      {data !== undefined && entries.length === 0 ? <Face kind="empty" title="Nothing was done here yet" /> : null}
      {entries.length === 0 ? null : (
        <div tabIndex={0} role="region" aria-label="What was done" className="relative max-h-96 overflow-y-auto outline-offset-[-2px]">
          <ol className="divide-y divide-line">
            {groupActs(entries).map((act) => (
              <HistoryItem key={act.actId} act={act} zone={zone} action={actions?.(act, entries)} />
            ))}
          </ol>
        </div>
      )}
    </Panel>
  )
}

function HistoryItem({ act, zone, action }: { act: AuditAct; zone: string; action: ReactNode }) {
  const [first] = act.entries
  const latest = latestOf(act)
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div>
        <p>
          <span className="font-medium">{actionWords[first.action]}</span> <span className="text-muted">by {first.actorName}</span>
        </p>
        <Time at={first.at} zone={zone} className="text-muted" />
        <ChangeList before={latest.before} after={latest.after} />
        {latest.reason === null ? null : <p className="text-muted">{latest.reason}</p>}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <ActOutcomes act={act} zone={zone} />
        {action}
      </div>
    </li>
  )
}
