'use client'

import type { ReactNode } from 'react'
import { Face } from './face'
import { Panel } from './panel'
import { SkeletonRows } from './skeleton'

type PartPanelProps<T> = {
  title: string
  /** Neither data nor a problem: not loaded yet. */
  part: { data: T | null; problem: string | null }
  /** How old the data is; undefined while there is none. */
  age: ReactNode
  actions?: ReactNode
  onRetry: () => void
  retrying: boolean
  isEmpty?: (data: T) => boolean
  emptyTitle?: string
  children: (data: T) => ReactNode
}

/** One part of a page with its own age and its own fate: loading, failed, empty or data. */
export function PartPanel<T>(props: PartPanelProps<T>) {
  const { title, part, age, actions, onRetry, retrying, isEmpty = never, emptyTitle = '', children } = props
  const { data, problem } = part
  return (
    <Panel title={title} flush age={age} actions={actions}>
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

const never = (): boolean => false
