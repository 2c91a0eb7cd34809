'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { useToast } from '@/components/ui/toast'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { fieldError } from '@/lib/queries/request-problem'
import { sessionQueries } from '@/lib/queries/sessions'
import { userMutations } from '@/lib/queries/users'

const blank = { current: '', next: '', again: '' }

export function ChangePasswordForm({ email }: { email: string }) {
  const client = useQueryClient()
  const toast = useToast()
  const [form, setForm] = useState(blank)
  const [isMismatched, setMismatched] = useState(false)
  const { mutate, isPending, error } = useMutation({
    ...userMutations.changePassword(),
    onSuccess: () => {
      setForm(blank)
      toast.show({ tone: 'success', title: 'Password changed', detail: 'Your other sessions were signed out.' })
      return client.invalidateQueries({ queryKey: sessionQueries.key })
    },
  })
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isPending) return
    const { again, ...input } = form
    setMismatched(again !== form.next)
    if (again === form.next) mutate(input)
  }
  const elsewhere = problemElsewhere(error, ['current', 'next'])
  return (
    <Panel title="Change your password">
      <form onSubmit={onSubmit} noValidate className="flex max-w-md flex-col gap-4">
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        {fields.map(({ name, label, autoComplete, hint }) => (
          <Field key={name} label={label} error={name === 'again' && isMismatched ? 'is not the same as the new password' : fieldError(error, name)} {...(hint === undefined ? {} : { hint })}>
            {(control) => (
              <Input
                {...control}
                type="password"
                name={name}
                autoComplete={autoComplete}
                value={form[name]}
                onChange={(event) => setForm({ ...form, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {elsewhere === undefined ? null : (
          <p role="alert" className="text-danger">
            {elsewhere}
          </p>
        )}
        <div>
          <Button type="submit" variant="primary" busy={isPending}>
            Change password
          </Button>
        </div>
      </form>
    </Panel>
  )
}

const fields = [
  { name: 'current', label: 'Current password', autoComplete: 'current-password', hint: undefined },
  { name: 'next', label: 'New password', autoComplete: 'new-password', hint: 'At least 12 characters. All your other sessions end.' },
  { name: 'again', label: 'New password again', autoComplete: 'new-password', hint: undefined },
] as const
