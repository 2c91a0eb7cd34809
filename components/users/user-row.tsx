'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Age } from '@/components/ui/age'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { StateMark } from '@/components/ui/state-mark'
import { useToast } from '@/components/ui/toast'
import { roleDescriptions } from '@/lib/contracts/permissions'
import type { User } from '@/lib/contracts/users'
import { problemSentence } from '@/lib/queries/request-problem'
import { userMutations, userQueries } from '@/lib/queries/users'

const EditUserDialog = lazy(async () => ({ default: (await import('./edit-user-dialog')).EditUserDialog }))
const ResetPasswordDialog = lazy(async () => ({ default: (await import('./reset-password-dialog')).ResetPasswordDialog }))

type UserRowProps = { user: User; isOwn: boolean; zone: string }

const cell = 'border-t border-line px-4 py-2 align-middle'

export function UserRow({ user, isOwn, zone }: UserRowProps) {
  const [open, setOpen] = useState<'edit' | 'password' | 'disable' | null>(null)
  const { setDisabled, isPending } = useDisabling(user)
  const close = () => setOpen(null)
  return (
    <tr>
      <td className={cell}>
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{user.name}</span>
          {isOwn ? <Badge tone="blue">You</Badge> : null}
          {user.demo ? <Badge tone="violet">Demo</Badge> : null}
        </span>
        <span className="block text-muted">{user.email}</span>
      </td>
      <td className={cell} title={roleDescriptions[user.role]}>
        {user.role}
      </td>
      <td className={cell}>
        <StateMark shape={user.disabled ? 'dash' : 'dot'} tone={user.disabled ? 'grey' : 'green'} label={user.disabled ? 'Disabled' : 'Active'} />
      </td>
      <td className={cell}>
        <Age at={user.lastSignInAt} zone={zone} />
      </td>
      <td className={cell}>
        <div className="flex justify-end">
          <Menu
            label={`What to do with ${user.name}`}
            placement="bottom-end"
            entries={[
              { label: 'Name and role…', onAct: () => setOpen('edit') },
              { label: 'Reset password…', onAct: () => setOpen('password') },
              user.disabled
                ? { label: 'Enable', detail: 'May sign in again', onAct: () => setDisabled(false) }
                : { label: 'Disable…', tone: 'danger', onAct: () => setOpen('disable') },
            ]}
            trigger={(trigger) => (
              <IconButton {...trigger} label={`Actions for ${user.name}`} busy={isPending}>
                <Icon name="ellipsis" className="size-4" />
              </IconButton>
            )}
          />
        </div>
        <Suspense>
          {open === 'edit' ? <EditUserDialog user={user} onClose={close} /> : null}
          {open === 'password' ? <ResetPasswordDialog user={user} onClose={close} /> : null}
        </Suspense>
        <AlertDialog
          open={open === 'disable'}
          onClose={close}
          onConfirm={() => {
            close()
            setDisabled(true)
          }}
          title={`Disable ${user.name}`}
          confirmLabel="Disable"
        >
          <p>
            {isOwn ? 'This is your own account: you are signed out at once.' : 'They are signed out at once and cannot sign in until enabled again.'}
          </p>
        </AlertDialog>
      </td>
    </tr>
  )
}

/** Reversible, so it comes with Undo. */
function useDisabling(user: User) {
  const client = useQueryClient()
  const toast = useToast()
  const { mutate, isPending } = useMutation({
    ...userMutations.update(),
    onSuccess: (saved) =>
      toast.show({
        tone: 'success',
        title: `${saved.name} is ${saved.disabled ? 'disabled' : 'enabled'}`,
        action: { label: 'Undo', onAct: () => mutate({ id: saved.id, changes: { disabled: !saved.disabled } }) },
      }),
    onError: (error) => toast.show({ tone: 'danger', title: `${user.name} was not changed`, detail: problemSentence(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: userQueries.key }),
  })
  return { isPending, setDisabled: (disabled: boolean) => mutate({ id: user.id, changes: { disabled } }) }
}
