import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { NumberText } from '@/components/ui/number-text'
import type { SeenStatus } from '@/lib/contracts/status-meanings'
import type { Ticks } from './meaning-changes'

const ticks = ['contact', 'success', 'final'] as const
const heads = { contact: 'Contact', success: 'Success', final: 'Final' }
const none: Ticks = { contact: false, success: false, final: false }

type TableProps = { items: readonly SeenStatus[]; drafts: ReadonlyMap<string, Ticks | null>; onDraft: (code: string, ticks: Ticks | null) => void }

export function StatusMeaningTable({ items, drafts, onDraft }: TableProps) {
  return (
    <div tabIndex={0} role="region" aria-label="Statuses, rows" className="relative overflow-x-auto outline-offset-[-2px]">
      <table aria-label="Statuses" className="w-full text-table">
        <thead>
          <tr className="border-y border-line text-left">
            <th scope="col" className="px-4 py-1.5 font-medium">Status</th>
            {ticks.map((tick) => (
              <th key={tick} scope="col" className="px-3 py-1.5 text-center font-medium">{heads[tick]}</th>
            ))}
            <th scope="col" className="px-3 py-1.5 font-medium">Said by</th>
            <th scope="col" className="px-3 py-1.5 text-right font-medium">Leads</th>
            <th scope="col" className="px-4 py-1.5 text-right font-medium">Calls</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <StatusRow key={item.code} item={item} draft={drafts.get(item.code)} onDraft={(draft) => onDraft(item.code, draft)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { item: SeenStatus; draft: Ticks | null | undefined; onDraft: (ticks: Ticks | null) => void }

function StatusRow({ item: { code, name, meaning, from, leads, calls }, draft, onDraft }: RowProps) {
  const shown = draft === undefined ? meaning : draft
  const isOwn = from !== 'convoso'
  return (
    <tr className="h-10 border-b border-line last:border-0">
      <th scope="row" className="px-4 text-left font-normal">
        <span className="font-medium">{code}</span>
        {name === null || name === code ? null : <span className="ml-2 text-muted">{name}</span>}
      </th>
      {ticks.map((tick) => (
        <td key={tick} className="px-3 text-center">
          <label className="inline-flex size-8 items-center justify-center">
            <span className="sr-only">
              {code}: {heads[tick]}
            </span>
            <Checkbox checked={shown?.[tick] === true} disabled={!isOwn} onChange={({ target }) => onDraft({ ...(shown ?? none), [tick]: target.checked })} />
          </label>
        </td>
      ))}
      <td className="px-3 whitespace-nowrap">
        {isOwn ? <Own isSorted={shown !== null} isDraft={draft !== undefined} code={code} onDraft={onDraft} /> : <span className="text-muted">Convoso</span>}
      </td>
      <td className="px-3 text-right">
        <NumberText value={leads} />
      </td>
      <td className="px-4 text-right">
        <NumberText value={calls} />
      </td>
    </tr>
  )
}

/** No tick at all is an answer too, and another one than none given. */
function Own({ isSorted, isDraft, code, onDraft }: { isSorted: boolean; isDraft: boolean; code: string; onDraft: RowProps['onDraft'] }) {
  return isSorted ? (
    <span className="flex items-center gap-2 text-muted">
      {isDraft ? 'Sorted, not saved' : 'Sorted here'}
      <Button size="small" variant="ghost" aria-label={`${code}: not sorted`} onClick={() => onDraft(null)}>
        Undo
      </Button>
    </span>
  ) : (
    <span className="flex items-center gap-2 text-amber">
      Not sorted
      <Button size="small" aria-label={`${code}: none of these`} onClick={() => onDraft(none)}>
        None of these
      </Button>
    </span>
  )
}
