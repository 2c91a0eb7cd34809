'use client'

import { useMutation } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useToast } from '@/components/ui/toast'
import type { User } from '@/lib/contracts/users'
import { problemElsewhere } from '@/lib/queries/form-problems'
import { fieldError } from '@/lib/queries/request-problem'
import { userMutations } from '@/lib/queries/users'

export function ResetPasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const toast = useToast()
  const formId = useId()
  const [password, setPassword] = useState('')
  const { mutate, isPending, error } = useMutation({
    ...userMutations.resetPassword(),
    onSuccess: () => {
      toast.show({ tone: 'success', title: `${user.name} has a new password`, detail: 'All of their sessions were signed out.' })
      onClose()
    },
  })
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isPending) mutate({ id: user.id, password })
  }
  const elsewhere = problemElsewhere(error, ['password'])
  return (
    <Dialog
      open
      onClose={onClose}
      title={`New password for ${user.name}`}
      description="All of their sessions end at once."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={isPending}>
            Set password
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <Field
          label="New password"
          hint="At least 12 characters. Hand it over yourself; it is not shown again."
          error={fieldError(error, 'password')}
        >
          {(control) => <Input {...control} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        {elsewhere === undefined ? null : (
          <p role="alert" className="text-danger">
            {elsewhere}
          </p>
        )}
      </form>
    </Dialog>
  )
}
