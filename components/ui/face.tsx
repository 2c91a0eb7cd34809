import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Icon } from './icon'

export type FaceKind = 'empty' | 'failed' | 'unknown' | 'not-loaded'

type FaceProps = {
  kind: FaceKind
  title: string
  detail?: ReactNode
  onRetry?: () => void
  retrying?: boolean
  /** What else can be done, e.g. "Clear filters". */
  action?: ReactNode
  /** One line inside a small panel or a cell. */
  compact?: boolean
}

/** What a place shows when it has no data. "Nothing there" and "could not look" never look alike. */
export function Face({ kind, title, detail, onRetry, retrying = false, action, compact = false }: FaceProps) {
  const { icon, frame, colour } = looks[kind]
  return (
    <div
      role={kind === 'failed' ? 'alert' : 'status'}
      className={clsx('flex items-center gap-2', compact ? 'flex-wrap py-2 sm:flex-nowrap' : 'flex-col px-6 py-12 text-center', compact && frame !== '' && 'px-3', frame)}
    >
      <Icon name={icon} className={clsx('shrink-0', compact ? 'size-4' : 'size-6', colour)} />
      <p className={clsx('font-medium', kind === 'failed' && 'text-danger')}>{title}</p>
      {detail === undefined ? null : <div className={clsx('max-w-prose text-muted', compact && 'sm:truncate')}>{detail}</div>}
      {onRetry === undefined && action === undefined ? null : (
        <div className={clsx('flex gap-2', !compact && 'mt-2')}>
          {onRetry === undefined ? null : (
            <Button size={compact ? 'small' : 'medium'} busy={retrying} onClick={onRetry}>
              Try again
            </Button>
          )}
          {action}
        </div>
      )}
    </div>
  )
}

const looks = {
  empty: { icon: 'inbox', frame: '', colour: 'text-muted' },
  failed: { icon: 'octagon-alert', frame: 'rounded bg-danger-soft', colour: 'text-danger' },
  unknown: { icon: 'circle-help', frame: 'rounded border border-dashed border-amber bg-amber-soft', colour: 'text-amber' },
  'not-loaded': { icon: 'circle-dashed', frame: 'rounded border border-dashed border-edge', colour: 'text-muted' },
} as const satisfies Record<FaceKind, unknown>
