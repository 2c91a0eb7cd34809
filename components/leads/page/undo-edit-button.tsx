'use client'

import { Button } from '@/components/ui/button'
import { useUndoEdit } from './use-undo-edit'

/** Beside an edit in the history of a lead. */
export function UndoEditButton({ id, actId }: { id: string; actId: string }) {
  const { undo, isUndoing } = useUndoEdit(id)
  return (
    <Button size="small" busy={isUndoing} onClick={() => undo(actId)}>
      Undo
    </Button>
  )
}
