import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/server/core/errors'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { testPeople, type TestPeople } from './test-people'

const minute = 60_000
const input = { email: 'ada@example.com', password: 'right password', address: '10.0.0.1', userAgent: 'Firefox' }
const wrong = { ...input, password: 'wrong password' }
const refused = { code: 'unauthenticated', message: 'The e-mail address or the password is not right.' }
const fail = async (people: TestPeople, changes: Partial<typeof input> = {}): Promise<AppError> => {
  const error: unknown = await signIn(people, { ...wrong, ...changes }).catch((thrown: unknown) => thrown)
  if (error instanceof AppError) return error
  throw new Error('signed in')
}

describe('signing in', () => {
  it('opens a session of its own each time and writes it down', async () => {
    const people = testPeople()
    const ada = await people.addUser('ada')
    const first = await signIn(people, { ...input, email: ' ADA@example.com ' })
    const second = await signIn(people, input)
    expect(first.user).toMatchObject({ id: ada.id, email: 'ada@example.com' })
    expect(first.user).not.toHaveProperty('passwordHash')
    expect(first.sessionId).not.toBe(second.sessionId)
    expect(Buffer.from(first.sessionId, 'base64url')).toHaveLength(32)
    const stored = { userId: ada.id, address: '10.0.0.1', userAgent: 'Firefox', endedAt: null }
    expect(await people.store.sessions.get(first.sessionId)).toMatchObject(stored)
    expect((await people.store.users.get(ada.id))?.lastSignInAt).toBe(new Date(people.now()).toISOString())
    expect(people.audited[0]).toMatchObject({ action: 'sessions.sign-in', outcome: 'succeeded', actorName: 'ada', address: '10.0.0.1' })
  })

  it('says the same for every reason and derives a key each time', async () => {
    const people = testPeople()
    await people.addUser('ada')
    await people.addUser('bob', { disabled: true })
    await people.addUser('demo', { demo: true })
    for (const email of ['ada@example.com', 'nobody@example.com', 'x'.repeat(300), 'nul\u0000@example.com', '\ud800@example.com'])
      expect(await fail(people, { email })).toMatchObject(refused)
    for (const email of ['bob@example.com', 'demo@example.com'])
      expect(await fail(people, { email, password: 'right password' })).toMatchObject(refused)
    expect(people.kdfRuns()).toBe(7)
    expect(people.audited.map((row) => [row.outcome, row.reason])).toEqual([
      ['failed', 'wrong password'],
      ...Array.from({ length: 4 }, () => ['failed', 'no such account']),
      ['failed', 'account disabled'],
      ['failed', 'demo account outside the sandbox'],
    ])
    expect(JSON.stringify(people.audited)).not.toContain('nobody')
  })

  it('lets demo people into the sandbox', async () => {
    const people = testPeople({ sandbox: true })
    await people.addUser('ada', { demo: true })
    await expect(signIn(people, input)).resolves.toHaveProperty('sessionId')
  })

  it('replaces a hash of older costs', async () => {
    const people = testPeople()
    const ada = await people.addUser('ada', { passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$right password' })
    await signIn(people, input)
    expect(await people.store.users.passwordHash(ada.id)).toBe('$argon2id$v=19$m=32768,t=3,p=1$right password')
  })

  it('keeps five sessions open and ends the oldest and the stale', async () => {
    const people = testPeople()
    const ada = await people.addUser('ada')
    const ids: string[] = []
    for (let n = 0; n < 6; n += 1) {
      people.pass(minute)
      ids.push((await signIn(people, input)).sessionId)
    }
    const open = async () => (await people.store.sessions.listOpen(ada.id)).map((session) => session.id)
    expect(await open()).toEqual(ids.slice(1).reverse())
    people.pass(31 * minute)
    const fresh = await signIn(people, input)
    expect(await open()).toEqual([fresh.sessionId])
  })

  it('ends with signing out, once', async () => {
    const people = testPeople()
    await people.addUser('ada')
    const { sessionId } = await signIn(people, input)
    await signOut(people, sessionId)
    await signOut(people, sessionId)
    expect((await people.store.sessions.get(sessionId))?.endedAt).toBe(new Date(people.now()).toISOString())
    expect(people.audited.filter((row) => row.action === 'sessions.sign-out')).toHaveLength(1)
  })
})

describe('giving the password again', () => {
  it('lets the session go on under a new id, freshly signed in and no longer than before', async () => {
    const people = testPeople()
    const ada = await people.addUser('ada')
    const moved: string[][] = []
    const deps = { ...people, onReplaced: (...ids: string[]) => void moved.push(ids) }
    const elsewhere = await signIn(deps, input)
    const begun = people.now()
    const before = await signIn(deps, input)
    people.pass(20 * minute)
    const after = await signIn(deps, { ...input, currentSessionId: before.sessionId })
    const now = new Date(people.now()).toISOString()
    expect(await people.store.sessions.get(after.sessionId)).toMatchObject({ createdAt: new Date(begun).toISOString(), authenticatedAt: now, endedAt: null })
    expect(await people.store.sessions.get(before.sessionId)).toMatchObject({ endedAt: now, replacedBy: after.sessionId })
    expect((await people.store.sessions.listOpen(ada.id)).map(({ id }) => id).toSorted()).toEqual([after.sessionId, elsewhere.sessionId].toSorted())
    expect((await people.store.sessions.get(elsewhere.sessionId))?.authenticatedAt).toBe(new Date(begun).toISOString())
    expect(moved).toEqual([[before.sessionId, after.sessionId]])
    expect(people.audited.at(-1)).toMatchObject({ action: 'sessions.confirm', outcome: 'succeeded', actorName: 'ada' })
  })

  it('confirms nothing with a wrong password, for a disabled person, or in the session of somebody else', async () => {
    const people = testPeople()
    const ada = await people.addUser('ada')
    await people.addUser('eve')
    const { sessionId } = await signIn(people, input)
    await expect(signIn(people, { ...wrong, currentSessionId: sessionId })).rejects.toMatchObject(refused)
    expect(people.audited.at(-1)).toMatchObject({ action: 'sessions.confirm', outcome: 'failed', reason: 'wrong password' })
    await signIn(people, { ...input, email: 'eve@example.com', currentSessionId: sessionId })
    expect(people.audited.at(-1)).toMatchObject({ action: 'sessions.sign-in', actorName: 'eve' })
    await people.store.users.update(ada.id, { disabled: true })
    await expect(signIn(people, { ...input, currentSessionId: sessionId })).rejects.toMatchObject(refused)
    expect(await people.store.sessions.get(sessionId)).toMatchObject({ endedAt: null, replacedBy: null })
    expect(await people.store.sessions.listOpen(ada.id)).toHaveLength(1)
  })
})

describe('guessing', () => {
  it('gets five keys derived out of a thousand guesses at once, from as many addresses', async () => {
    const people = testPeople()
    await people.addUser('ada')
    const errors = await Promise.all(Array.from({ length: 1000 }, (_, n) => fail(people, { address: `10.0.${n >> 8}.${n & 255}` })))
    expect(people.kdfRuns()).toBe(5)
    expect(errors.filter((error) => error.code === 'too_many_requests')).toHaveLength(995)
    expect(await fail(people, { password: 'right password' })).toMatchObject({ code: 'too_many_requests', details: { retryAfterSeconds: 300 } })
  })

  it('is blocked alike for accounts that do not exist', async () => {
    const people = testPeople()
    for (let n = 0; n < 5; n += 1) expect(await fail(people)).toMatchObject(refused)
    expect(await fail(people)).toMatchObject({ code: 'too_many_requests', message: 'Too many wrong passwords. Try again in 5 minutes.' })
  })

  it('is blocked for 5 minutes, then twice as long after each further failure, up to an hour', async () => {
    const people = testPeople()
    await people.addUser('ada')
    for (let n = 0; n < 5; n += 1) await fail(people)
    for (const minutes of [5, 10, 20, 40, 60, 60]) {
      people.pass(minutes * minute - 1)
      expect(await fail(people)).toMatchObject({ code: 'too_many_requests', details: { retryAfterSeconds: 1 } })
      people.pass(1)
      expect(await fail(people)).toMatchObject(refused)
    }
  })

  it('is forgotten by a right password and, below five, after five quiet minutes', async () => {
    const people = testPeople()
    await people.addUser('ada')
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) expect(await fail(people)).toMatchObject(refused)
      await signIn(people, input)
    }
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) expect(await fail(people)).toMatchObject(refused)
      people.pass(5 * minute + 1)
    }
  })

  it('is blocked per address after 50 failures, whatever the accounts, and starts anew after 15 minutes', async () => {
    const people = testPeople()
    await people.addUser('ada')
    for (let n = 0; n < 50; n += 1) expect(await fail(people, { email: `u${n}@example.com` })).toMatchObject(refused)
    expect(await fail(people, { password: 'right password' })).toMatchObject({ code: 'too_many_requests', details: { retryAfterSeconds: 900 } })
    await expect(signIn(people, { ...input, address: '10.0.0.2' })).resolves.toBeDefined()
    people.pass(15 * minute)
    expect(await fail(people)).toMatchObject(refused)
    await expect(signIn(people, input)).resolves.toBeDefined()
  })

  it('locks nobody out who has a session of that account, and guesses from there are counted apart', async () => {
    const people = testPeople()
    await people.addUser('ada')
    await people.addUser('eve')
    const { sessionId } = await signIn(people, input)
    const eves = await signIn(people, { ...input, email: 'eve@example.com' })
    for (let n = 0; n < 5; n += 1) await fail(people)
    await expect(signIn(people, { ...input, currentSessionId: eves.sessionId })).rejects.toMatchObject({ code: 'too_many_requests' })
    const { sessionId: current } = await signIn(people, { ...input, currentSessionId: sessionId })
    const fromThere = { ...wrong, currentSessionId: current }
    for (let n = 0; n < 5; n += 1) await expect(signIn(people, fromThere)).rejects.toMatchObject(refused)
    await expect(signIn(people, { ...input, currentSessionId: current })).rejects.toMatchObject({ code: 'too_many_requests' })
    people.pass(31 * minute)
    expect(await fail(people)).toMatchObject(refused)
    await expect(signIn(people, { ...input, currentSessionId: current })).rejects.toMatchObject({ code: 'too_many_requests' })
  })

  it('does not count tries that the key derivation was too busy for', async () => {
    const people = testPeople()
    await people.addUser('ada')
    const busy = { ...people, passwords: { ...people.passwords, verify: () => Promise.reject(new AppError('too_many_requests', 'busy')) } }
    for (let n = 0; n < 10; n += 1) await expect(signIn(busy, input)).rejects.toMatchObject({ message: 'busy' })
    await expect(signIn(people, input)).resolves.toBeDefined()
  })

  it('leaves no address and no e-mail in the counters', async () => {
    const people = testPeople()
    const keys: string[] = []
    const { put } = people.store.signInAttempts
    people.store.signInAttempts.put = (key, value) => {
      keys.push(key)
      return put(key, value)
    }
    await fail(people)
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)])
  })
})
