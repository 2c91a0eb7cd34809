'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { lazy, Suspense, useMemo, useRef, useState, useEffect } from 'react'
import type { BoardList } from '@/lib/contracts/lists'
import type { ListField } from '@/lib/contracts/lists-words'
import type { Permission } from '@/lib/contracts/permissions'
import type { ListActs } from './list-menu'
import { useListEdit } from './use-list-edit'

const EditListDialog = lazy(() => import('./edit-list-dialog'))
const DeleteListDialog = lazy(() => import('./delete-list-dialog'))

type Asked = { kind: 'edit'; list: BoardList; field: ListField } | { kind: 'delete'; list: BoardList }

type UseListActs = {
  permissions: readonly Permission[]
  /** Keeps the leads of a list as a file before it is deleted. */
  snapshotOf: (list: BoardList) => ReactNode
  /** What was last written here, where the page knows it. */
  description?: string | null
}

/** What this person may do with a list, and the dialogs that ask before it is done. */
export function useListActs({ permissions, snapshotOf, description = null }: UseListActs): { acts: ListActs; dialogs: ReactNode } {
  const router = useRouter()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { setActive } = useListEdit()
  const latest = useRef(setActive)
  useEffect(() => {
    latest.current = setActive
  })
  const mayEdit = permissions.includes('lists.edit')
  const mayRemove = permissions.includes('records.delete')
  const acts = useMemo<ListActs>(
    () => ({
      onOpen: ({ id }) => router.push(`/lists/${id}`),
      onEdit: mayEdit ? (list, field) => setAsked({ kind: 'edit', list, field }) : undefined,
      onSetActive: mayEdit ? (list, active) => latest.current(list, active) : undefined,
      onRemove: mayRemove ? (list) => setAsked({ kind: 'delete', list }) : undefined,
    }),
    [router, mayEdit, mayRemove],
  )
  const close = () => setAsked(null)
  return { acts, dialogs: asked === null ? null : <Suspense>{dialogOf(asked, { close, description, snapshotOf, setActive })}</Suspense> }
}

type DialogSetting = Required<Pick<UseListActs, 'description' | 'snapshotOf'>> & { close: () => void; setActive: (list: BoardList, active: boolean) => void }

function dialogOf(asked: Asked, { close, description, snapshotOf, setActive }: DialogSetting): ReactNode {
  const { list } = asked
  if (asked.kind === 'edit') return <EditListDialog list={list} description={description} focus={asked.field} onClose={close} />
  const deactivate = () => {
    close()
    setActive(list, false)
  }
  return <DeleteListDialog list={list} snapshot={snapshotOf(list)} onDeactivate={deactivate} onClose={close} />
}
