import type { BoardList } from '@/lib/contracts/lists'
import { isBusy, listStateFace } from './list-words'

type Entry = { id: string; group: string; label: string; effect: string; keywords: string; yields: true } & ({ href: string } | { onAct: () => void })

type Acts = { mayEdit: boolean; onSetActive: (list: BoardList, active: boolean) => void }

/** Opening stands before acting: a list is looked up more often than switched. */
export function paletteEntries(lists: readonly BoardList[], { mayEdit, onSetActive }: Acts): Entry[] {
  return lists.flatMap((list) => {
    const { id, name, active, campaignName } = list
    // Three letters and Enter still stop a campaign whose lists begin like it.
    const base = { group: 'Lists', keywords: `list ${id} ${campaignName ?? ''}`, yields: true } as const
    const now = `It is ${listStateFace(list).label.toLowerCase()}${campaignName === null ? '' : `, in ${campaignName}`}.`
    const open: Entry = { ...base, id: `list-open-${id}`, label: `Open list ${name}`, effect: `Opens the page of ${name}. ${now}`, href: `/lists/${id}` }
    if (!mayEdit || isBusy(list)) return [open]
    const effect = active ? `Takes the leads of ${name} out of dialing. ${now} It can be undone.` : `Lets the dialer call the leads of ${name}. ${now} It can be undone.`
    return [open, { ...base, id: `list-switch-${id}`, label: `${active ? 'Deactivate' : 'Activate'} list ${name}`, effect, onAct: () => onSetActive(list, !active) }]
  })
}
