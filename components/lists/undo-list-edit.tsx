'use client'

import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import type { EditListInput } from '@/lib/contracts/lists'
import { listQueries } from '@/lib/queries/lists'
import { isBusy } from './list-words'
import { useListEdit } from './use-list-edit'

/** Takes back an act of the history; who has changed the list since is not overruled. */
export function UndoListEdit({ id, order }: { id: string; order: EditListInput }) {
  const list = useQuery(listQueries.detail(id)).data?.list
  const { edit, isSaving } = useListEdit()
  if (list === undefined) return null
  return (
    <Button size="small" busy={isSaving} disabled={isBusy(list)} onClick={() => edit(list, order)}>
      Undo
    </Button>
  )
}
