'use client'

import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { answerPassword, isPasswordWanted } from '@/lib/queries/fresh-sign-in'
import type { SignInResult } from '@/lib/queries/session'
import { signIn } from '@/lib/queries/session'
import { leaveForSignIn } from './session-end'

type SignInAgainProps = { email: string; onSignedIn: () => void; onClose: () => void }

/** Over a form with unsaved work, or over an act that wants the password: only the same person may go on with it. */
export default function SignInAgain({ email, onSignedIn, onClose }: SignInAgainProps) {
  const formId = useId()
  const [words] = useState(() => (isPasswordWanted() ? confirmWords : endedWords))
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const onSubmit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const result = await signIn({ email, password })
    if (result.kind === 'signed-in') {
      answerPassword('confirmed')
      return onSignedIn()
    }
    setBusy(false)
    setRefused(sentences[result.kind])
  }
  const giveUp = () => {
    answerPassword('given up')
    onClose()
  }
  return (
    <Dialog
      open
      onClose={giveUp}
      size="small"
      title={words.title}
      description={words.description(email)}
      footer={
        <>
          {words === endedWords ? <Button onClick={leaveForSignIn}>Leave the page</Button> : <Button onClick={giveUp}>Cancel</Button>}
          <Button type="submit" form={formId} variant="primary" busy={isBusy}>
            {words.go}
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

const endedWords = {
  title: 'Your session has ended',
  description: (email: string) => `Sign in again as ${email}. What you typed is still here and is saved next.`,
  go: 'Sign in and go on',
} as const

const confirmWords = {
  title: 'Confirm with your password',
  description: (email: string) =>
    `You are signed in as ${email} and last gave the password more than ten minutes ago. Once it is right, what you just asked for is done, and nothing else.`,
  go: 'Confirm and go on',
} as const

const sentences: Record<Exclude<SignInResult['kind'], 'signed-in'>, string> = {
  wrong: 'The password is not right.',
  'too-many': 'Too many wrong passwords. Wait a few minutes; your work stays here.',
  failed: 'Switchyard could not check this now. Try again in a moment; your work stays here.',
}
