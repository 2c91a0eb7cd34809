'use client'

import { lazy, Suspense, useCallback } from 'react'
import type { AuditAct } from '@/components/audit/group-acts'
import { HistoryPanel } from '@/components/audit/history-panel'
import { ExportButton } from '@/components/exports/export-button'
import { HealthPanel } from '@/components/lists/health/health-panel'
import { ListPage } from '@/components/lists/list-page'
import { UndoListEdit } from '@/components/lists/undo-list-edit'
import { undoneBy } from '@/components/lists/undone-by'
import { useListEvents } from '@/components/lists/use-list-events'
import { useShortcut } from '@/components/shell/shortcuts'
import { Panel } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useSearchState } from '@/components/ui/use-search-state'
import type { BoardList } from '@/lib/contracts/lists'
import type { Permission } from '@/lib/contracts/permissions'
import { oneOf, searchCodec } from '@/lib/shared/search-codec'
import { ListLoading } from './list-loading'

const ListLeads = lazy(async () => ({ default: (await import('./list-leads')).ListLeads }))

type ListClientProps = { id: string; permissions: readonly Permission[]; zone: string }

const parts = [
  { value: 'health', label: 'Health' },
  { value: 'leads', label: 'Leads' },
  { value: 'history', label: 'History' },
] as const
/** Leads are read when somebody asks for them: every page of them is counted and written to the audit. */
const partParams = searchCodec({ part: oneOf(['health', 'leads', 'history'], 'health') })

export function ListClient({ id, permissions, zone }: ListClientProps) {
  const [{ part }, setPart] = useSearchState(partParams)
  useListEvents()
  const snapshotOf = useCallback((list: BoardList) => <ExportButton body={{ kind: 'lists.export', listId: list.id }} label="Export its leads" size="medium" />, [])
  const mayEdit = permissions.includes('lists.edit')
  useShortcut(mayEdit ? 'e' : null, 'Change this list', () => press('[data-change]'))
  useShortcut(mayEdit ? 't' : null, 'Activate or deactivate this list', () => press('[data-switch]'))
  const mayReadAudit = permissions.includes('audit.read')
  const undo = (act: AuditAct) => {
    const order = mayEdit ? undoneBy(act) : null
    return order === null ? null : <UndoListEdit id={id} order={order} />
  }
  return (
    <ListPage id={id} zone={zone} permissions={permissions} snapshotOf={snapshotOf} loading={<ListLoading />}>
      <Segmented
        label="What is shown of the list"
        options={parts.filter(({ value }) => value !== 'history' || mayReadAudit)}
        value={part}
        onChange={(next) => setPart({ part: next }, { history: 'push' })}
        className="mb-4"
      />
      {part === 'health' ? <HealthPanel listId={id} zone={zone} canScan={mayEdit} /> : null}
      {part === 'leads' ? (
        <Suspense fallback={<LeadsLoading />}>
          <ListLeads listId={id} zone={zone} permissions={permissions} />
        </Suspense>
      ) : null}
      {part === 'history' && mayReadAudit ? <HistoryPanel targetKind="list" targetId={id} zone={zone} actions={undo} /> : null}
    </ListPage>
  )
}

const press = (part: string) => document.querySelector<HTMLElement>(part)?.click()

const LeadsLoading = () => (
  <Panel title="Leads" flush>
    <SkeletonRows rows={8} label="Loading leads" />
  </Panel>
)
