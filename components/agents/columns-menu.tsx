'use client'

import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import type { AgentColumn } from '@/lib/contracts/agent-columns-words'
import type { Ratio } from '@/lib/contracts/performance'
import { agentQueries } from '@/lib/queries/agents'

const RatioDialog = lazy(() => import('./ratio-dialog'))

type ColumnsMenuProps = {
  columns: readonly AgentColumn[]
  shown: readonly string[]
  onShown: (ids: string[]) => void
  isCompact: boolean
  onCompact: (isCompact: boolean) => void
  ratios: readonly Ratio[]
  mayDefine: boolean
}

/** Which numbers stand in the table; managers define further ones for everybody. */
export function ColumnsMenu({ columns, shown, onShown, isCompact, onCompact, ratios, mayDefine }: ColumnsMenuProps) {
  const [isDefining, setDefining] = useState(false)
  const client = useQueryClient()
  const toggle = (id: string) => onShown(columns.flatMap((column) => ((column.id === id) !== shown.includes(column.id) ? column.id : [])))
  const entries: MenuEntry[] = [
    ...columns.map(({ id, words }) => ({ label: words, checked: shown.includes(id), stays: true as const, onAct: () => toggle(id) })),
    'separator',
    { label: 'Compact rows', checked: isCompact, stays: true, onAct: () => onCompact(!isCompact) },
    ...(mayDefine ? [{ label: 'Define columns…', detail: 'One measure over another, for everybody', onAct: () => setDefining(true) }] : []),
  ]
  return (
    <>
      <Menu
        label="Columns and rows"
        placement="bottom-end"
        entries={entries}
        className="max-h-96 overflow-y-auto"
        trigger={(trigger) => (
          <Button {...trigger}>
            <Icon name="columns-3" className="size-4" />
            Columns
          </Button>
        )}
      />
      <Suspense>
        {isDefining ? (
          <RatioDialog ratios={ratios} onClose={() => setDefining(false)} onChanged={() => client.invalidateQueries({ queryKey: agentQueries.keys.ratios })} />
        ) : null}
      </Suspense>
    </>
  )
}
