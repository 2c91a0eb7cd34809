'use client'

import { Button } from '@/components/ui/button'
import { useUndoEdit } from './use-undo-edit'

/** Beside an edit in a history. */
export function UndoEditButton({ id, actId }: { id: string; actId: string }) {
  const { undo, isUndoing } = useUndoEdit(id)
  return (
    <Button size="small" aria-label={`Undo this edit of lead ${id}`} busy={isUndoing} onClick={() => undo(actId)}>
      Undo
    </Button>
  )
}
