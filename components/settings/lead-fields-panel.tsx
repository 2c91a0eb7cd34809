'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Face } from '@/components/ui/face'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import type { LeadFieldsSetting } from '@/lib/contracts/lead-search'
import { accountChoices } from '@/lib/queries/choices'
import { problemSentence } from '@/lib/queries/request-problem'
import { settingsMutations } from '@/lib/queries/settings'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'

/** Which of the account's own fields people may see; until one is ticked here its values never reach a browser. */
export function LeadFieldsPanel({ saved }: { saved: LeadFieldsSetting }) {
  const [setting, setSetting] = useState(saved)
  const [shown, setShown] = useState<readonly string[]>(saved.shown)
  const client = useQueryClient()
  const saving = useMutation({
    ...settingsMutations.leadFields(),
    onSuccess: async (answer) => {
      setSetting(answer)
      await client.invalidateQueries({ queryKey: accountChoices().queryKey })
    },
  })
  const names = [...new Set([...setting.seen, ...setting.shown, ...shown])].toSorted()
  const isChanged = shown.toSorted().join() !== setting.shown.toSorted().join()
  useUnsavedWork(isChanged)
  const toggle = (name: string) => setShown(shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name])
  return (
    <Panel title="The account’s own lead fields">
      <p className="mb-3 max-w-prose text-muted">
        Ticked fields can be shown as columns and on a lead’s page, searched by and edited, for everybody who sees personal data. Fields appear here once Convoso has answered with them; their
        values are not kept.
      </p>
      {names.length === 0 ? <Face kind="not-loaded" compact title="No field has been seen yet" detail="Open the leads once, or add a field by its name." /> : null}
      <fieldset className="grid grid-cols-1 gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        <legend className="sr-only">Shown fields</legend>
        {names.map((name) => (
          <label key={name} className="flex min-h-8 items-center gap-2 truncate">
            <Checkbox checked={shown.includes(name)} onChange={() => toggle(name)} />
            {name}
          </label>
        ))}
      </fieldset>
      <AddField names={names} onAdd={(name) => setShown([...shown, name])} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button variant="primary" busy={saving.isPending} disabled={!isChanged} onClick={() => saving.mutate([...shown])}>
          Save
        </Button>
        <p role="status" className={saving.error === null ? 'text-muted' : 'text-danger'}>
          {saving.error === null ? (saving.isSuccess && !isChanged ? 'Saved.' : '') : problemSentence(saving.error)}
        </p>
      </div>
    </Panel>
  )
}

function AddField({ names, onAdd }: { names: readonly string[]; onAdd: (name: string) => void }) {
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const isName = /^[A-Za-z]\w{0,63}$/.test(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isName || names.includes(name)) return
    onAdd(name)
    setTyped('')
  }
  return (
    <form onSubmit={submit} className="mt-3 max-w-sm">
      <Field label="Another field, by its name in Convoso" error={name === '' || isName ? undefined : 'A name has letters, digits and underscores, and begins with a letter.'}>
        {(control) => (
          <span className="flex gap-2">
            <Input {...control} value={typed} maxLength={64} onChange={(event) => setTyped(event.target.value)} />
            <Button type="submit" disabled={!isName || names.includes(name)}>
              Add
            </Button>
          </span>
        )}
      </Field>
    </form>
  )
}
