'use client'

import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import type { SignInResult } from '@/lib/queries/session'
import { signIn } from '@/lib/queries/session'

type Demo = { password: string; accounts: readonly { email: string; role: string }[] }
type SignInFormProps = { returnPath: string; hasEnded: boolean; demo: Demo | null }

export function SignInForm({ returnPath, hasEnded, demo }: SignInFormProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const submit = useRef<HTMLButtonElement>(null)

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setIsBusy(true)
    setRefused(null)
    const result = await signIn({ email: email.trim(), password })
    // A full load: the shell is rendered for whoever signed in.
    if (result.kind === 'signed-in') return location.assign(returnPath)
    setIsBusy(false)
    setRefused(sentences[result.kind](result))
  }
  const fill = (account: string) => {
    setEmail(account)
    setPassword(demo?.password ?? '')
    setRefused(null)
    submit.current?.focus()
  }

  return (
    <>
      {hasEnded ? (
        <p className="mb-4 rounded border border-line bg-sunken px-3 py-2">Your session has ended. Sign in to go on where you were.</p>
      ) : null}
      <form method="post" onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
        <Field label="E-mail">
          {(control) => (
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="username"
              autoFocus
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <div role="alert">{refused === null ? null : <p className="rounded bg-danger-soft px-3 py-2 text-danger">{refused}</p>}</div>
        <Button ref={submit} type="submit" variant="primary" size="large" busy={isBusy}>
          Sign in
        </Button>
      </form>
      {demo === null ? null : <DemoAccounts demo={demo} onFill={fill} />}
    </>
  )
}

function DemoAccounts({ demo, onFill }: { demo: Demo; onFill: (email: string) => void }) {
  return (
    <section aria-labelledby="demo" className="mt-8 border-t border-line pt-4">
      <h2 id="demo" className="font-semibold">
        Demo accounts
      </h2>
      <p className="mb-2 text-table text-muted">
        They work in this sandbox only. One click fills the form; the password of all is <code className="font-mono text-ink">{demo.password}</code>
      </p>
      <ul className="flex flex-col gap-1">
        {demo.accounts.map(({ email, role }) => (
          <li key={email}>
            <Button variant="ghost" className="w-full justify-between!" onClick={() => onFill(email)}>
              <span className="truncate">{email}</span>
              <Badge>{role}</Badge>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Refusal = Exclude<SignInResult['kind'], 'signed-in'>

const sentences: Record<Refusal, (result: SignInResult) => string> = {
  wrong: () => 'The e-mail address or the password is not right.',
  'too-many': (result) => `Too many wrong passwords. Try again ${waitText(result.kind === 'too-many' ? result.seconds : null)}.`,
  failed: () => 'Switchyard could not check this now. Nothing is wrong with what you typed; try again in a moment.',
}

function waitText(seconds: number | null): string {
  if (seconds === null) return 'later'
  const minutes = Math.ceil(seconds / 60)
  return minutes <= 1 ? 'in a minute' : `in ${minutes} minutes`
}
