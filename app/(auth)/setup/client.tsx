'use client'

import type { FormEvent } from 'react'
import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import type { User } from '@/lib/contracts/users'
import { sendJson } from '@/lib/queries/http'
import { fieldError, problemSentence } from '@/lib/queries/request-problem'
import { signIn } from '@/lib/queries/session'

export function SetupForm() {
  const token = useHashToken()
  const [values, setValues] = useState({ name: '', email: '', password: '' })
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  if (token === '') {
    const detail = 'Copy the whole address that was printed when the console started, the part after # included.'
    return <Face kind="empty" title="This link is not complete" detail={detail} />
  }
  const change = (name: keyof typeof values) => (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value })
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setIsBusy(true)
    try {
      await sendJson<User>({ method: 'POST', path: '/api/setup', body: { token, ...values, email: values.email.trim() } })
    } catch (error) {
      setIsBusy(false)
      return setProblem(error)
    }
    const result = await signIn({ email: values.email.trim(), password: values.password })
    location.assign(result.kind === 'signed-in' ? '/' : '/sign-in')
  }
  const errorOf = (name: string) => fieldError(problem, name)
  return (
    <form method="post" onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      <p className="text-muted">This link works once. Whoever uses it may do everything in this console and invite the others.</p>
      <Field label="Name" error={errorOf('name')}>
        {(control) => <Input {...control} autoComplete="name" autoFocus required maxLength={80} value={values.name} onChange={change('name')} />}
      </Field>
      <Field label="E-mail" error={errorOf('email')}>
        {(control) => <Input {...control} type="email" autoComplete="username" required value={values.email} onChange={change('email')} />}
      </Field>
      <Field label="Password" hint="At least 12 characters; a sentence is easier to keep than a puzzle." error={errorOf('password')}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={128}
            value={values.password}
            onChange={change('password')}
          />
        )}
      </Field>
      <div role="alert">
        {problem === null ? null : <p className="rounded bg-danger-soft px-3 py-2 text-danger">{problemSentence(problem)}</p>}
      </div>
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        Make the administrator
      </Button>
    </form>
  )
}

/** Behind the # so that it never reaches a log; null while the server renders. */
function useHashToken(): string | null {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener)
      return () => removeEventListener('hashchange', listener)
    },
    () => location.hash.slice(1),
    () => null,
  )
}
