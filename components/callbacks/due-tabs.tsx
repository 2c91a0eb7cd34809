import { Segmented } from '@/components/ui/segmented'
import type { CallbacksAnswer } from '@/lib/contracts/callbacks'
import type { DueGroup } from '@/lib/contracts/callbacks-words'

type DueTabsProps = { counts: CallbacksAnswer['counts'] | undefined; isCut: boolean; value: DueGroup; onChange: (due: DueGroup) => void }

/** Overdue, next hour, later: each with how many. */
export function DueTabs({ counts, isCut, value, onChange }: DueTabsProps) {
  const label = (word: string, count: number | undefined) => (
    <>
      {word}{' '}
      <span className="tabular text-muted">{count === undefined ? '' : `${isCut ? 'at least ' : ''}${count.toLocaleString('en-US')}`}</span>
    </>
  )
  return (
    <Segmented
      label="When due"
      value={value}
      onChange={onChange}
      className="mb-3"
      options={[
        { value: 'overdue', label: label('Overdue', counts?.overdue) },
        { value: 'next-hour', label: label('Next hour', counts?.nextHour) },
        { value: 'later', label: label('Later', counts?.later) },
      ]}
    />
  )
}
