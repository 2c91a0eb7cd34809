import type { ReactNode } from 'react'
import { Button } from './button'
import { Icon } from './icon'

type OldDataNoticeProps = {
  /** Why the newest read failed. */
  sentence: string
  /** How old the shown data is: an age. */
  age: ReactNode
  onRetry: () => void
  retrying: boolean
}

/** Stands above data that could not be read anew: the data stays, with its age. */
export function OldDataNotice({ sentence, age, onRetry, retrying }: OldDataNoticeProps) {
  return (
    <div role="alert" className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-danger/40 bg-danger-soft px-3 py-2">
      <Icon name="triangle-alert" className="size-4 shrink-0 text-danger" />
      <p className="min-w-0 flex-1 basis-64">
        <span className="font-medium text-danger">The newest read failed.</span> {sentence} What is shown is the last known: {age}.
      </p>
      <Button size="small" busy={retrying} onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
