'use client'

import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { MenuEntry } from '@/components/ui/menu'
import { Menu } from '@/components/ui/menu'
import type { Column, Density } from './column'

type ColumnMenuProps<Row, Id extends string> = {
  columns: readonly Column<Row, Id>[]
  visible: readonly Id[]
  onVisible: (visible: Id[]) => void
  density: Density
  onDensity: (density: Density) => void
}

/** Which columns, and how tall the rows. */
export function ColumnMenu<Row, Id extends string>({ columns, visible, onVisible, density, onDensity }: ColumnMenuProps<Row, Id>) {
  const toggle = (id: Id) => {
    const isShown = visible.includes(id)
    onVisible(columns.filter((column) => (column.id === id ? !isShown : visible.includes(column.id))).map((column) => column.id))
  }
  const entries: MenuEntry[] = [
    ...columns
      .filter((column) => column.always !== true)
      .map((column) => ({ label: column.header, checked: visible.includes(column.id), stays: true, onAct: () => toggle(column.id) })),
    'separator',
    {
      label: 'Compact rows',
      checked: density === 'compact',
      stays: true,
      onAct: () => onDensity(density === 'compact' ? 'comfortable' : 'compact'),
    },
  ]
  return (
    <Menu
      label="Columns and rows"
      placement="bottom-end"
      entries={entries}
      trigger={(trigger) => (
        <Button {...trigger}>
          <Icon name="columns-3" className="size-4" />
          Columns
        </Button>
      )}
    />
  )
}
