import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { NumberText } from '@/components/ui/number-text'
import type { DuplicateGroup } from '@/lib/contracts/list-health'

type GroupTableProps = { groups: readonly DuplicateGroup[]; zone: string; onOpen: (key: string) => void }

const mostNames = 3

/** One row per set of leads; the numbers they share are only shown when it is opened. */
export function GroupTable({ groups, zone, onOpen }: GroupTableProps) {
  return (
    <div tabIndex={0} role="region" aria-label="Numbers, rows" className="relative overflow-x-auto rounded border border-line bg-surface outline-offset-[-2px]">
      <table aria-label="Numbers that stand twice" className="w-full text-table">
        <thead>
          <tr className="border-b border-line text-left">
            <th scope="col" className="px-4 py-1.5 text-right font-medium">Calls</th>
            <th scope="col" className="px-3 py-1.5 text-right font-medium">Leads</th>
            <th scope="col" className="px-3 py-1.5 text-right font-medium">Numbers</th>
            <th scope="col" className="w-full min-w-52 px-3 py-1.5 font-medium">Lists</th>
            <th scope="col" className="px-3 py-1.5 font-medium">Last call</th>
            <th scope="col" className="px-4 py-1.5 font-medium"><span className="sr-only">Open</span></th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, numbers, calls, leads, lists, lastCalledAt }) => (
            <tr key={key} className="h-10 border-b border-line last:border-0 hover:bg-hover">
              <td className="px-4 text-right font-medium"><NumberText value={calls} /></td>
              <td className="px-3 text-right"><NumberText value={leads} /></td>
              <td className="px-3 text-right"><NumberText value={numbers} /></td>
              <td className="max-w-0 min-w-52 truncate px-3" title={lists.map(listText).join(', ')}>
                {lists.slice(0, mostNames).map(listText).join(', ')}
                {lists.length > mostNames ? <span className="text-muted"> and {lists.length - mostNames} more</span> : null}
              </td>
              <td className="px-3"><Age at={lastCalledAt} zone={zone} /></td>
              <td className="px-4 text-right">
                <Button size="small" aria-haspopup="dialog" onClick={() => onOpen(key)}>Compare {leads}</Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const listText = ({ id, name, leads }: DuplicateGroup['lists'][number]): string => `${name ?? `List ${id}`}${leads > 1 ? ` (${leads} times)` : ''}`
