'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { controlClass } from '@/components/ui/input'
import { numberText } from '@/components/ui/number-text'
import type { DuplicatesAnswer } from '@/lib/contracts/list-health'
import { listHealthMutations, listHealthQueries } from '@/lib/queries/list-health'
import { listQueries } from '@/lib/queries/lists'
import { problemSentence } from '@/lib/queries/request-problem'

/** Which part of the account the radar sees, and where duplicates are moved to. */
export function RadarCoverage({ answer: { lists, quarantineListId }, canEdit }: { answer: DuplicatesAnswer; canEdit: boolean }) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: listHealthQueries.keys.all })
  const scan = useMutation({ ...listHealthMutations.scanAll(), onSettled })
  const choose = useMutation({ ...listHealthMutations.quarantine(), onSettled })
  const board = useQuery({ ...listQueries.board(), enabled: canEdit })
  const error = scan.error ?? choose.error
  const isWhole = lists.all !== null && lists.scanned >= lists.all
  return (
    <div className="mb-3 flex flex-wrap items-end gap-x-6 gap-y-2 rounded border border-line bg-surface px-4 py-3">
      <div className="flex flex-col gap-1">
        <p role="status" className="tabular">
          {numberText(lists.scanned)} of {lists.all === null ? 'all' : numberText(lists.all)} lists scanned
          {lists.scanning > 0 ? `, ${numberText(lists.scanning)} under way` : ''}
        </p>
        {canEdit && !isWhole && lists.scanning === 0 ? (
          <Button size="small" busy={scan.isPending} onClick={() => scan.mutate()}>Scan the others</Button>
        ) : null}
      </div>
      {canEdit ? (
        <Field label="Duplicates are moved to" hint="What stands in this list is no duplicate. An inactive list keeps them from being dialed.">
          {(control) => (
            <select {...control} className={controlClass} disabled={choose.isPending} value={choose.isPending ? (choose.variables ?? '') : (quarantineListId ?? '')} onChange={({ target }) => choose.mutate(target.value || null)}>
              <option value="">No list chosen</option>
              {board.data?.items
                .toSorted((a, b) => Number(a.active) - Number(b.active) || a.name.localeCompare(b.name))
                .map(({ id, name, active }) => (
                  <option key={id} value={id}>
                    {name} {active ? '(active: would be dialed)' : '(inactive)'}
                  </option>
                ))}
            </select>
          )}
        </Field>
      ) : null}
      {error === null ? null : (
        <p role="alert" className="text-danger">{problemSentence(error)}</p>
      )}
    </div>
  )
}
