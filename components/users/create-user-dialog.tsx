'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DiscardQuestion } from '@/components/ui/discard-question'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useToast } from '@/components/ui/toast'
import type { Role } from '@/lib/contracts/permissions'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { fieldError } from '@/lib/queries/request-problem'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { userMutations, userQueries } from '@/lib/queries/users'
import { RoleChoice } from './role-choice'

const fields = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'off', hint: undefined },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'off', hint: undefined },
  {
    name: 'password',
    label: 'First password',
    type: 'text',
    autoComplete: 'new-password',
    hint: 'At least 12 characters. Hand it over yourself; it is not shown again.',
  },
] as const

const blank: { name: string; email: string; password: string; role: Role } = { name: '', email: '', password: '', role: 'viewer' }

export function CreateUserDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const toast = useToast()
  const formId = useId()
  const [form, setForm] = useState(blank)
  const [isLeaving, setLeaving] = useState(false)
  const isUnsaved = fields.some(({ name }) => form[name] !== '')
  useUnsavedWork(isUnsaved)
  const { mutate, isPending, error } = useMutation({
    ...userMutations.create(),
    onSuccess: (user) => {
      toast.show({ tone: 'success', title: `${user.name} can sign in now`, detail: `Role: ${user.role}.` })
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: userQueries.key }),
  })
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isPending) mutate(form)
  }
  const elsewhere = problemElsewhere(error, ['name', 'email', 'password', 'role'])
  return (
    <Dialog
      open
      onClose={isUnsaved ? () => setLeaving(true) : onClose}
      title="Add a user"
      footer={
        isLeaving ? (
          <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary" busy={isPending}>
              Add user
            </Button>
          </>
        )
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {fields.map(({ name, label, type, autoComplete, hint }) => (
          <Field key={name} label={label} error={fieldError(error, name)} {...(hint === undefined ? {} : { hint })}>
            {(control) => (
              <Input
                {...control}
                type={type}
                autoComplete={autoComplete}
                value={form[name]}
                onChange={(event) => setForm({ ...form, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <RoleChoice name={`${formId}-role`} value={form.role} onChange={(role) => setForm({ ...form, role })} />
        {elsewhere === undefined ? null : (
          <p role="alert" className="text-danger">
            {elsewhere}
          </p>
        )}
      </form>
    </Dialog>
  )
}
