import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToast } from '@/components/ui/toast'
import type { BoardList, EditListInput } from '@/lib/contracts/lists'
import { editAndTell, editOrder, switchOrder, type EditOrder } from './edit-and-tell'

/** Edits of lists from a page or a dialog; `isQuiet`: the dialog shows failures itself. */
export function useListEdit({ isQuiet = false, onSaved }: { isQuiet?: boolean; onSaved?: () => void } = {}) {
  const tools = { client: useQueryClient(), toast: useToast() }
  const { mutate, isPending, error, reset } = useMutation({
    networkMode: 'always',
    mutationFn: (order: EditOrder) => editAndTell(tools, order),
    onSuccess: () => onSaved?.(),
  })
  return {
    edit: (list: Pick<BoardList, 'id' | 'name'>, input: EditListInput) => mutate(editOrder(list, input, isQuiet)),
    setActive: (list: BoardList, active: boolean) => mutate(switchOrder(list, active)),
    isSaving: isPending,
    error,
    reset,
  }
}
