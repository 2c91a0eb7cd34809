'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Face } from '@/components/ui/face'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import type { View } from '@/lib/contracts/views'
import { longestViewName, type ViewPage } from '@/lib/contracts/views-words'
import { fieldError, isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { viewMutations, viewQueries } from '@/lib/queries/views'

export type ViewsMenuProps = {
  page: ViewPage
  /** The address of what is shown, after the `?`. */
  current: string
  /** Beside the name of a new view, e.g. what is left out of it. */
  hint?: string | undefined
  mayShare: boolean
  onApply: (search: string) => void
  close: () => void
}

/** Filters, sort and columns of a page under a name; never a search for a person. */
export default function ViewsMenu({ page, current, hint, mayShare, onApply, close }: ViewsMenuProps) {
  const { data, error, refetch, isFetching } = useQuery(viewQueries.list(page))
  const apply = (view: View) => {
    close()
    onApply(view.search)
  }
  return (
    <div className="flex w-80 flex-col gap-3 text-table">
      {error === null ? null : <Face kind="failed" compact title="The views could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />}
      {data === undefined && error === null ? <Skeleton className="h-16" /> : null}
      {data?.items.length === 0 ? <p className="text-muted">No view is saved yet.</p> : null}
      {data === undefined || data.items.length === 0 ? null : (
        <ul aria-label="Saved views" className="flex max-h-64 flex-col overflow-y-auto">
          {data.items.map((view) => (
            <ViewRow key={view.id} view={view} current={current} mayChange={mayShare || !view.isShared} onApply={() => apply(view)} />
          ))}
        </ul>
      )}
      <SaveForm page={page} current={current} mayShare={mayShare} hint={hint} onSaved={close} />
    </div>
  )
}

type ViewRowProps = { view: View; current: string; mayChange: boolean; onApply: () => void }

function ViewRow({ view, current, mayChange, onApply }: ViewRowProps) {
  const client = useQueryClient()
  const removing = useMutation({ ...viewMutations.remove(), onSettled: () => client.invalidateQueries({ queryKey: viewQueries.key }) })
  const owner = view.isOwn ? (view.isShared ? 'shared by you' : '') : `shared by ${view.ownerName}`
  return (
    <li className="flex items-center gap-1">
      <button type="button" aria-current={view.search === current ? 'true' : undefined} onClick={onApply} className="flex min-h-8 grow items-center gap-2 truncate rounded-small px-1 text-left hover:bg-hover">
        <span className="truncate font-medium">{view.name}</span>
        <span className="text-muted">{owner}</span>
      </button>
      {mayChange ? (
        <IconButton size="small" label={`Remove view: ${view.name}`} busy={removing.isPending} onClick={() => removing.mutate(view.id)}>
          <Icon name="trash-2" className="size-3.5" />
        </IconButton>
      ) : null}
    </li>
  )
}

type SaveFormProps = Pick<ViewsMenuProps, 'page' | 'current' | 'mayShare' | 'hint'> & { onSaved: () => void }

function SaveForm({ page, current, mayShare, hint, onSaved }: SaveFormProps) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const saving = useMutation({ ...viewMutations.create(), onSuccess: () => client.invalidateQueries({ queryKey: viewQueries.key }) })
  const problem = saving.error === null ? undefined : (fieldSentence(saving.error) ?? problemSentence(saving.error))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') saving.mutate({ page, name: name.trim(), search: current, isShared }, { onSuccess: onSaved })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line pt-3">
      <Field label="Save what is shown as" error={problem} {...(hint !== undefined && { hint })}>
        {(control) => <Input {...control} value={name} maxLength={longestViewName} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {mayShare ? (
        <label className="flex min-h-8 items-center gap-2">
          <Checkbox checked={isShared} onChange={() => setShared(!isShared)} />
          Share it with managers and administrators
        </label>
      ) : null}
      <Button type="submit" variant="primary" busy={saving.isPending} disabled={name.trim() === ''}>
        Save view
      </Button>
    </form>
  )
}

const fieldSentence = (error: Error): string | undefined => (isRequestProblem(error) && error.code === 'conflict' ? error.detail : fieldError(error, 'name'))
