import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useToast } from '@/components/ui/toast'
import type { EditLeadAnswer, LeadConflict } from '@/lib/contracts/lead-edits'
import type { LeadField, LeadValues } from '@/lib/contracts/lead-edits-words'
import { auditQueries } from '@/lib/queries/audit'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { conflictIn, leadMutations, placeLead } from '@/lib/queries/lead'
import { savedToast } from './edit-toasts'
import { useUndoEdit } from './use-undo-edit'

type Edit = { changes: LeadValues; loaded: LeadValues }

/** Saves fields of a lead with words for every outcome. A conflict stays until it is resolved, with what is there now. */
export function useLeadEdit(id: string, onSaved: (answer: EditLeadAnswer) => void) {
  const client = useQueryClient()
  const toast = useToast()
  const undo = useUndoEdit(id)
  const last = useRef<Edit>({ changes: {}, loaded: {} })
  const { mutate, isPending, error, reset } = useMutation({
    ...leadMutations.edit(),
    onSuccess: async (answer) => {
      await placeLead(client, id, answer.detail)
      toast.show(savedToast(answer, undo.undo))
      onSaved(answer)
    },
    onError: async (failure) => {
      const conflict = conflictIn(failure)
      if (conflict !== null) await placeLead(client, id, conflict.detail)
    },
    onSettled: () => client.invalidateQueries({ queryKey: auditQueries.key }),
  })
  const save = (edit: Edit) => {
    last.current = edit
    mutate({ id, ...edit, idempotencyKey: newIdempotencyKey() })
  }
  const conflict = conflictIn(error)
  return {
    save,
    isSaving: isPending,
    error: conflict === null ? error : null,
    conflict,
    /** Writes over the fields in `mine`, leaves the other ones in conflict as they are now. */
    resolve: (mine: readonly LeadField[]) => {
      if (conflict === null) return
      const rest = resolved(last.current, conflict, mine)
      if (Object.keys(rest.changes).length === 0) reset()
      else save(rest)
    },
    reset,
  }
}

/** What is still to be written once a person has chosen field by field. */
export function resolved({ changes, loaded }: Edit, { fields }: Pick<LeadConflict, 'fields'>, mine: readonly LeadField[]): Edit {
  const rest: Edit = { changes: { ...changes }, loaded: { ...loaded } }
  for (const { field, theirs } of fields) {
    if (mine.includes(field)) rest.loaded[field] = theirs
    else {
      delete rest.changes[field]
      delete rest.loaded[field]
    }
  }
  return rest
}
