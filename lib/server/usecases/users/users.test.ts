import { describe, expect, it } from 'vitest'
import type { User } from '@/lib/contracts/users'
import { fakePasswordTries } from '@/lib/testing/fake-password-tries'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { changePassword } from './change-password'
import { createUser } from './create-user'
import { getUsers } from './get-users'
import { resetPassword, updateUser } from './update-user'

const ben = { email: 'ben@desk.example', name: 'Ben', role: 'manager', password: 'a long enough one' } as const

async function start() {
  const test = await testDesk()
  const admin = ctxFor(test.desk, 'admin', 'Ada')
  await test.store.users.insert({ ...row('user-Ada', 'Ada', 'admin'), passwordHash: 'hash of the old one' })
  return { test, admin }
}

const row = (id: string, name: string, role: User['role']): User => ({
  id,
  name,
  role,
  email: `${name.toLowerCase()}@desk.example`,
  disabled: false,
  demo: false,
  createdAt: '2026-03-03T18:00:00.000Z',
  lastSignInAt: null,
})

const outcomes = (test: TestDesk, action: string) => test.store.entries.filter((entry) => entry.action === action).map((entry) => entry.outcome)

async function openSession(test: TestDesk, id: string, userId: string) {
  await test.store.sessions.insert({ id, userId, createdAt: '', lastSeenAt: '', endedAt: null, authenticatedAt: '', replacedBy: null, address: null, userAgent: null })
}

describe('users', () => {
  it('are for admins only', async () => {
    const { test } = await start()
    const manager = ctxFor(test.desk, 'manager')
    for (const work of [
      () => getUsers(manager),
      () => createUser(manager, ben),
      () => updateUser(manager, 'user-Ada', { role: 'viewer' }),
      () => resetPassword(manager, 'user-Ada', ben.password),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'forbidden' })
    expect(test.store.entries).toEqual([])
  })

  it('are created with an audited intent, and an e-mail only once', async () => {
    const { test, admin } = await start()
    const user = await createUser(admin, ben)
    expect((await getUsers(admin)).map((known) => known.name)).toEqual(['Ada', 'Ben'])
    expect(JSON.stringify(test.store.entries)).not.toContain(ben.password)
    await expect(createUser(admin, ben)).rejects.toMatchObject({ code: 'conflict' })
    expect(outcomes(test, 'users.create')).toEqual(['attempted', 'succeeded', 'attempted', 'failed'])
    expect(await test.store.users.passwordHash(user.id)).toBe(`hash of ${ben.password}`)
  })

  it('need a password that is not common', async () => {
    const { admin } = await start()
    await expect(createUser(admin, { ...ben, password: 'password1234' })).rejects.toMatchObject({ details: { fields: [{ path: 'password' }] } })
  })

  it('lose their sessions when disabled or reset', async () => {
    const { test, admin } = await start()
    const user = await createUser(admin, ben)
    await openSession(test, 's1', user.id)
    await updateUser(admin, user.id, { disabled: true })
    expect(await test.store.sessions.listOpen(user.id)).toEqual([])
    await openSession(test, 's2', user.id)
    await resetPassword(admin, user.id, 'another long one')
    expect(await test.store.sessions.listOpen(user.id)).toEqual([])
    expect(outcomes(test, 'users.reset-password')).toEqual(['attempted', 'succeeded'])
    expect(test.published.filter((event) => event.kind === 'session.ended')).toHaveLength(2)
  })

  it('keep at least one admin', async () => {
    const { admin } = await start()
    await expect(updateUser(admin, 'user-Ada', { role: 'manager' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(updateUser(admin, 'user-Ada', { disabled: true })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the own password', () => {
  it('is changed only with the current one, and ends the other sessions', async () => {
    const { test, admin } = await start()
    await openSession(test, 'session-Ada', 'user-Ada')
    await openSession(test, 'elsewhere', 'user-Ada')
    await expect(changePassword(admin, { current: 'wrong', next: ben.password })).rejects.toMatchObject({ details: { fields: [{ path: 'current' }] } })
    const { sessionId } = await changePassword(admin, { current: 'the old one', next: ben.password })
    // Whoever copied the cookie before holds an ended session.
    expect(sessionId).not.toBe('session-Ada')
    expect((await test.store.sessions.listOpen('user-Ada')).map((session) => session.id)).toEqual([sessionId])
    expect(await test.store.sessions.get('session-Ada')).toMatchObject({ replacedBy: sessionId })
    expect(outcomes(test, 'users.change-password')).toEqual(['attempted', 'failed', 'attempted', 'succeeded'])
  })

  it('is not even looked at after too many guesses, which are in the audit like any other', async () => {
    const { test, admin } = await start()
    const passwordTries = fakePasswordTries()
    const derived: string[] = []
    const watched = {
      ...test.desk.passwords,
      verify: (hash: string, password: string) => Promise.resolve(derived.push(password) > 0 && hash === `hash of ${password}`),
      hash: (password: string) => Promise.resolve(`${derived.push(password)}`),
    }
    const ctx = { ...admin, passwordTries, passwords: watched }
    await expect(changePassword(ctx, { current: 'a guess', next: ben.password })).rejects.toMatchObject({ code: 'invalid_request' })
    passwordTries.blocked = true
    const blocked = changePassword(ctx, { current: 'the old one', next: ben.password })
    await expect(blocked).rejects.toMatchObject({ code: 'too_many_requests', details: { retryAfterSeconds: 300 } })
    expect(derived).toEqual(['a guess'])
    expect(passwordTries.tried).toEqual(Array.from({ length: 2 }, () => ({ account: 'ada@desk.example', sessionId: 'session-Ada', address: '127.0.0.1' })))
    expect(await test.store.users.passwordHash('user-Ada')).toBe('hash of the old one')
    expect(test.store.entries.map((entry) => [entry.outcome, entry.reason])).toEqual([
      ['attempted', null],
      ['failed', 'The current password is not right.'],
      ['attempted', null],
      ['failed', 'Too many. Try again in 5 minutes.'],
    ])
  })
})
