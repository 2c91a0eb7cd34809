import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { Checkbox } from '@/components/ui/checkbox'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Menu } from '@/components/ui/menu'
import type { CallbacksAnswer } from '@/lib/contracts/callbacks'
import type { CallbackView } from '@/lib/contracts/callbacks-words'
import { presenceLooks } from './owner-cell'
import { isFiltered, noCallbackFilters, type CallbackSearch } from './search-params'

type FiltersProps = {
  search: CallbackSearch
  onSearch: (changes: Partial<CallbackSearch>) => void
  answer: Pick<CallbacksAnswer, 'campaigns' | 'owners' | 'counts'> | undefined
  zone: string
  children: ReactNode
}

const viewWords: Record<CallbackView, string> = { open: 'Open', completed: 'Completed', dismissed: 'Dismissed' }
const recipientWords = { any: 'Anybody’s and personal', system: 'Anybody’s', personal: 'Personal' } as const

export function CallbackFilters({ search, onSearch, answer, zone, children }: FiltersProps) {
  const owners = answer?.owners.map(({ id, name, presence }) => ({ value: id, label: name, detail: presenceLooks[presence].word })) ?? []
  const campaigns = answer?.campaigns.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <div role="search" aria-label="Filter the callbacks" className="mb-3 flex flex-wrap items-center gap-2">
      <OneMenu label="Stage" words={viewWords} value={search.view} onChange={(view) => onSearch({ view })} />
      <ChoiceMenu label="Campaign" choices={campaigns} chosen={search.campaign} onChange={(campaign) => onSearch({ campaign })} />
      <ChoiceMenu label="Owner" choices={owners} chosen={search.owner} onChange={(owner) => onSearch({ owner })} />
      <OneMenu label="For" words={recipientWords} value={search.recipient} onChange={(recipient) => onSearch({ recipient })} />
      <DayInput label={`First day due (${zone})`} value={search.from} onChange={(from) => onSearch({ from })} />
      <span className="text-muted">–</span>
      <DayInput label={`Last day due (${zone})`} value={search.to} onChange={(to) => onSearch({ to })} />
      <label className="inline-flex h-8 items-center gap-1.5 text-table">
        <Checkbox checked={search.absent} onChange={() => onSearch({ absent: !search.absent })} />
        Owner absent today{' '}
        {answer?.counts === undefined || answer.counts === null ? null : <span className="tabular text-muted">{answer.counts.absent}</span>}
      </label>
      {isFiltered(search) ? (
        <Button size="small" variant="ghost" onClick={() => onSearch(noCallbackFilters)}>
          Clear filters
        </Button>
      ) : null}
      <span className="ml-auto">{children}</span>
    </div>
  )
}

type OneMenuProps<V extends string> = { label: string; words: Record<V, string>; value: V; onChange: (value: V) => void }

function OneMenu<V extends string>({ label, words, value, onChange }: OneMenuProps<V>) {
  const values = Object.keys(words).filter((word): word is V => word in words)
  return (
    <Menu
      label={label}
      entries={values.map((each) => ({ label: words[each], checked: each === value, onAct: () => onChange(each) }))}
      trigger={(trigger) => (
        <Button {...trigger} aria-label={`${label}: ${words[value]}`}>
          {words[value]}
          <Icon name="chevron-down" className="size-4" />
        </Button>
      )}
    />
  )
}

const DayInput = ({ label, value, onChange }: { label: string; value: string | null; onChange: (day: string | null) => void }) => (
  <Input type="date" aria-label={label} title={label} value={value ?? ''} onChange={({ target }) => onChange(target.value === '' ? null : target.value)} className="w-36!" />
)
