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
import type { User } from '@/lib/contracts/users'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { fieldError } from '@/lib/queries/request-problem'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { userMutations, userQueries } from '@/lib/queries/users'
import { RoleChoice } from './role-choice'

/** Name and role; only what was changed is sent. */
export function EditUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const client = useQueryClient()
  const toast = useToast()
  const formId = useId()
  const [form, setForm] = useState({ name: user.name, role: user.role })
  const { mutate, isPending, error } = useMutation({
    ...userMutations.update(),
    onSuccess: (saved) => {
      toast.show({ tone: 'success', title: `${saved.name} was saved`, detail: `Role: ${saved.role}. It holds from the next request on.` })
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: userQueries.key }),
  })
  const changes = { ...(form.name.trim() === user.name ? {} : { name: form.name }), ...(form.role === user.role ? {} : { role: form.role }) }
  const [isLeaving, setLeaving] = useState(false)
  const isUnsaved = Object.keys(changes).length > 0
  useUnsavedWork(isUnsaved)
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isPending) return
    if (isUnsaved) mutate({ id: user.id, changes })
    else onClose()
  }
  const elsewhere = problemElsewhere(error, ['name', 'role'])
  return (
    <Dialog
      open
      onClose={isUnsaved ? () => setLeaving(true) : onClose}
      title={`Change ${user.name}`}
      description={user.email}
      footer={
        isLeaving ? (
          <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary" busy={isPending}>
              Save
            </Button>
          </>
        )
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <Field label="Name" error={fieldError(error, 'name')}>
          {(control) => (
            <Input {...control} autoComplete="off" value={form.name} onChange={(event) => setForm({ ...form, name: event.target.value })} />
          )}
        </Field>
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
