import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makePasswordTries } from '@/lib/server/auth/password-tries'
import { signIn } from '@/lib/server/auth/sign-in'
import { openStore } from '@/lib/server/store/open-store'
import { ctxFor, testDesk } from '@/lib/server/usecases/testing-desk'
import { changePassword } from '@/lib/server/usecases/users/change-password'
import { toInstant } from '@/lib/shared/instant'

const ada = { id: 'user-Ada', email: 'ada@desk.example', name: 'Ada', role: 'manager', disabled: false, demo: false, lastSignInAt: null } as const
const right = 'a right pass phrase'
const next = 'another long pass phrase'
const refused = { code: 'unauthenticated' }
const notRight = { code: 'invalid_request' }
const blocked = { code: 'too_many_requests', message: 'Too many wrong passwords. Try again in 5 minutes.', details: { retryAfterSeconds: 300 } }

/** Both doors that take a password, over one store, and what was derived behind them. */
async function doors() {
  const { desk, clock } = await testDesk()
  const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-guessing-'))
  const fingerprint = { kind: 'sandbox', apiUrl: 'http://127.0.0.1/v1', account: 'a' } as const
  const store = await openStore({ url: undefined, dataDir: folder, fingerprint, now: clock.now })
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const derived: string[] = []
  const verify = (hash: string, password: string) => Promise.resolve(derived.push(password) > 0 && hash === `hash of ${password}`)
  const passwords = { ...desk.passwords, verify }
  const wired = { ...desk, store, passwords, passwordTries: makePasswordTries({ attempts: store.signInAttempts, now: clock.now }) }
  await store.users.insert({ ...ada, createdAt: toInstant(clock.now()), passwordHash: `hash of ${right}` })
  const people = { ...wired, now: clock.now, settings: { sandbox: true } }
  const signInFrom = (address: string, password: string, currentSessionId: string | null = null) =>
    signIn(people, { email: ada.email, password, address, userAgent: null, currentSessionId })
  const change = (sessionId: string, current: string, { address = '10.0.0.1', to = next } = {}) => {
    const ctx = ctxFor(wired, 'manager', 'Ada')
    return changePassword({ ...ctx, actor: { ...ctx.actor, sessionId, address } }, { current, next: to })
  }
  return { clock, derived, change, signInFrom, openSession: async () => (await signInFrom('10.0.0.1', right)).sessionId }
}

it('guesses of one session are counted together, whichever of the two doors they try', async () => {
  const { change, signInFrom, openSession, derived } = await doors()
  const session = await openSession()
  for (const guess of ['one', 'two', 'three']) await expect(change(session, guess)).rejects.toMatchObject(notRight)
  for (const guess of ['four', 'five']) await expect(signInFrom('10.0.0.1', guess, session)).rejects.toMatchObject(refused)
  await expect(change(session, right)).rejects.toMatchObject(blocked)
  await expect(signInFrom('10.0.0.1', right, session)).rejects.toMatchObject(blocked)
  expect(derived).toEqual([right, 'one', 'two', 'three', 'four', 'five'])
})

it('whoever guesses in a stolen session locks nobody out of signing in, nor of another session', async () => {
  const { change, signInFrom, openSession, clock } = await doors()
  const stolen = await openSession()
  const own = await openSession()
  for (let n = 0; n < 5; n += 1) await expect(change(stolen, `guess ${n}`)).rejects.toMatchObject(notRight)
  await expect(change(stolen, right)).rejects.toMatchObject(blocked)
  await expect(signInFrom('10.0.0.2', right)).resolves.toBeDefined()
  await clock.advance(299_000)
  await expect(change(stolen, right)).rejects.toMatchObject({ details: { retryAfterSeconds: 1 } })
  await expect(change(own, right, { address: '10.0.0.2' })).resolves.toMatchObject({ sessionId: expect.any(String) })
})

it('guesses at the own password count against the address they come from', async () => {
  const { change, signInFrom } = await doors()
  for (let n = 0; n < 50; n += 1) await expect(change(`session-${n % 10}`, `guess ${n}`)).rejects.toMatchObject(notRight)
  await expect(signInFrom('10.0.0.1', right)).rejects.toMatchObject({ code: 'too_many_requests', details: { retryAfterSeconds: 900 } })
  await expect(signInFrom('10.0.0.2', right)).resolves.toBeDefined()
})

it('a hundred guesses at once are five', async () => {
  const { change, derived } = await doors()
  const answers = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => change('session', `guess ${n}`, { address: `10.0.1.${n}` })))
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(100)
  expect(derived).toHaveLength(5)
})

it('the right password ends the count, also when the new one is refused', async () => {
  const { change } = await doors()
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 4; n += 1) await expect(change('session', `guess ${n}`)).rejects.toMatchObject(notRight)
    await expect(change('session', right, { to: 'password1234' })).rejects.toMatchObject({ details: { fields: [{ path: 'next' }] } })
  }
})
