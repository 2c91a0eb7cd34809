'use client'

import type { ReactNode } from 'react'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { AnswerAge } from './answer-age'

type Part<T> = { data: T | null; answeredAt: string | null; problem: string | null }

type PartPanelProps<T> = {
  title: string
  part: Part<T>
  zone: string
  onRetry: () => void
  retrying: boolean
  isEmpty: (data: T) => boolean
  emptyTitle: string
  children: (data: T) => ReactNode
}

/** One part of a campaign's page with its own age and its own fate: loading, failed, empty or data. */
export function PartPanel<T>({ title, part, zone, onRetry, retrying, isEmpty, emptyTitle, children }: PartPanelProps<T>) {
  const { data, problem, answeredAt } = part
  return (
    <Panel title={title} flush age={answeredAt === null ? undefined : <AnswerAge at={answeredAt} zone={zone} />}>
      {problem === null ? null : (
        <div className={data === null ? undefined : 'px-4'}>
          <Face
            kind="failed"
            compact={data !== null}
            title={data === null ? 'Could not be read' : 'The newest read failed'}
            detail={problem}
            onRetry={onRetry}
            retrying={retrying}
          />
        </div>
      )}
      {data === null && problem === null ? <SkeletonRows rows={3} label={`Loading: ${title}`} /> : null}
      {data !== null && isEmpty(data) ? <Face kind="empty" title={emptyTitle} /> : null}
      {data !== null && !isEmpty(data) ? children(data) : null}
    </Panel>
  )
}
