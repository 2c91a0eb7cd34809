'use client'

import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import type { BoardList } from '@/lib/contracts/lists'
import type { ListField } from '@/lib/contracts/lists-words'
import { isBusy, mayDelete } from './list-words'

/** What this person may do with a list; absent: not offered. */
export type ListActs = {
  onOpen: (list: BoardList) => void
  onEdit?: ((list: BoardList, field: ListField) => void) | undefined
  onSetActive?: ((list: BoardList, active: boolean) => void) | undefined
  onRemove?: ((list: BoardList) => void) | undefined
}

export function ListMenu({ list, acts }: { list: BoardList; acts: ListActs }) {
  return (
    <Menu
      label={`Acts on ${list.name}`}
      placement="bottom-end"
      entries={entriesOf(list, acts)}
      trigger={(trigger) => (
        <IconButton {...trigger} size="small" label={`Acts on ${list.name}`}>
          <Icon name="ellipsis" className="size-4" />
        </IconButton>
      )}
    />
  )
}

/** Deactivating comes before deleting: it is the verb for "no more". */
export function entriesOf(list: BoardList, { onOpen, onEdit, onSetActive, onRemove }: ListActs): MenuEntry[] {
  const disabled = isBusy(list)
  const edits: MenuEntry[] =
    onEdit === undefined
      ? []
      : [
          { label: 'Rename…', disabled, onAct: () => onEdit(list, 'name') },
          { label: 'Move to another campaign…', disabled, onAct: () => onEdit(list, 'campaignId') },
          { label: 'Describe…', disabled, onAct: () => onEdit(list, 'description') },
        ]
  const switching: MenuEntry[] =
    onSetActive === undefined ? [] : [{ label: list.active ? 'Deactivate' : 'Activate', disabled, onAct: () => onSetActive(list, !list.active) }]
  const removal: MenuEntry[] = onRemove === undefined ? [] : ['separator', { label: 'Delete…', tone: 'danger', disabled: !mayDelete(list), onAct: () => onRemove(list) }]
  return [{ label: 'Open', onAct: () => onOpen(list) }, ...switching, ...edits, ...removal]
}
