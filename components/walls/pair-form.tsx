import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useToast } from '@/components/ui/toast'
import { wallNameLimit } from '@/lib/contracts/walls-words'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { fieldError } from '@/lib/queries/request-problem'
import { wallMutations, wallQueries } from '@/lib/queries/walls'

const blank = { code: '', name: '' }

export function PairForm() {
  const client = useQueryClient()
  const toast = useToast()
  const [form, setForm] = useState(blank)
  const { mutate, isPending, error } = useMutation({
    ...wallMutations.approve(),
    onSuccess: ({ name }) => {
      setForm(blank)
      toast.show({ tone: 'success', title: `${name} shows the live floor in a moment` })
    },
    onSettled: () => client.invalidateQueries({ queryKey: wallQueries.key }),
  })
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isPending) mutate(form)
  }
  const elsewhere = problemElsewhere(error, ['code', 'name'])
  return (
    <form onSubmit={onSubmit} noValidate className="flex max-w-2xl flex-wrap items-start gap-4">
      <div className="basis-48">
        <Field label="Code on the screen" error={fieldError(error, 'code')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              placeholder="BCDF-GHJK"
              maxLength={20}
              value={form.code}
              onChange={(event) => setForm({ ...form, code: event.target.value })}
              className="tabular tracking-widest uppercase"
            />
          )}
        </Field>
      </div>
      <div className="grow basis-56">
        <Field label="Name" error={fieldError(error, 'name')}>
          {(control) => <Input {...control} maxLength={wallNameLimit} placeholder="Floor 2, left" value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} />}
        </Field>
      </div>
      <Button type="submit" variant="primary" busy={isPending} className="mt-6">
        Let in
      </Button>
      {elsewhere === undefined ? null : (
        <p role="alert" className="w-full text-danger">
          {elsewhere}
        </p>
      )}
    </form>
  )
}
