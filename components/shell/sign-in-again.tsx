'use client'

import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import type { SignInResult } from '@/lib/queries/session'
import { signIn } from '@/lib/queries/session'
import { leaveForSignIn } from './session-end'

type SignInAgainProps = { email: string; onSignedIn: () => void; onClose: () => void }

/** Over a form with unsaved work: only the same person may go on with it. */
export default function SignInAgain({ email, onSignedIn, onClose }: SignInAgainProps) {
  const formId = useId()
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const onSubmit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const result = await signIn({ email, password })
    if (result.kind === 'signed-in') return onSignedIn()
    setBusy(false)
    setRefused(sentences[result.kind])
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Your session has ended"
      description={`Sign in again as ${email}. What you typed is still here and is saved next.`}
      footer={
        <>
          <Button onClick={leaveForSignIn}>Leave the page</Button>
          <Button type="submit" form={formId} variant="primary" busy={isBusy}>
            Sign in and go on
          </Button>
        </>
      }
    >
      <form id={formId} method="post" onSubmit={(event) => void onSubmit(event)}>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label="Password" error={refused}>
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="current-password"
              required
              data-autofocus
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

const sentences: Record<Exclude<SignInResult['kind'], 'signed-in'>, string> = {
  wrong: 'The password is not right.',
  'too-many': 'Too many failed sign-ins. Wait a few minutes; your work stays here.',
  failed: 'Switchyard could not check this now. Try again in a moment; your work stays here.',
}
