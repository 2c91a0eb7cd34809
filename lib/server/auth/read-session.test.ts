import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/server/core/errors'
import { readSession } from './read-session'
import { signIn } from './sign-in'
import { testPeople } from './test-people'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

async function signedIn(options: { demo?: boolean; sandbox?: boolean } = {}) {
  const people = testPeople({ sandbox: options.sandbox ?? false })
  const user = await people.addUser('ada', { demo: options.demo ?? false })
  const input = { email: user.email, password: 'right password', address: null, userAgent: null }
  const { sessionId } = await signIn(people, input)
  const read = (isBackground = false, isSandbox = people.settings.sandbox) =>
    readSession({ store: people.store, now: people.now, isSandbox }, { sessionId, isBackground })
  const lastSeen = async () => Date.parse((await people.store.sessions.get(sessionId))?.lastSeenAt ?? '')
  return { people, user, sessionId, read, lastSeen }
}

describe('reading a session', () => {
  it('gives the user as it is now', async () => {
    const { people, user, read } = await signedIn()
    await people.store.users.update(user.id, { role: 'viewer' })
    expect(await read()).toMatchObject({ user: { id: user.id, role: 'viewer' } })
  })

  it('is null for an unknown, ended or disabled one at once', async () => {
    const { people, user, sessionId, read } = await signedIn()
    const deps = { store: people.store, now: people.now, isSandbox: false }
    expect(await readSession(deps, { sessionId: 'nothing', isBackground: false })).toBeNull()
    await people.store.users.update(user.id, { disabled: true })
    expect(await read()).toBeNull()
    await people.store.users.update(user.id, { disabled: false })
    expect(await read()).not.toBeNull()
    await people.store.sessions.end(sessionId, '2026-11-21T17:00:00.000Z')
    expect(await read()).toBeNull()
  })

  it('is null 30 minutes after the last request, and stays so when the clock is set back', async () => {
    const { people, read } = await signedIn()
    people.pass(30 * minute)
    expect(await read()).not.toBeNull()
    people.pass(30 * minute + second)
    expect(await read()).toBeNull()
    people.pass(-hour)
    expect(await read()).toBeNull()
  })

  it('is null after 12 hours however busy', async () => {
    const { people, read } = await signedIn()
    for (let quarter = 0; quarter < 48; quarter += 1) {
      people.pass(15 * minute)
      expect(await read()).not.toBeNull()
    }
    people.pass(second)
    expect(await read()).toBeNull()
  })

  it('is not kept alive by polls in the background', async () => {
    const { people, read, lastSeen } = await signedIn()
    const start = people.now()
    for (let n = 0; n < 30; n += 1) {
      people.pass(minute)
      expect(await read(true)).not.toBeNull()
    }
    expect(await lastSeen()).toBe(start)
    people.pass(second)
    expect(await read(true)).toBeNull()
  })

  it('is written down as seen at most once a minute', async () => {
    const { people, read, lastSeen } = await signedIn()
    const start = people.now()
    people.pass(59 * second)
    await read()
    expect(await lastSeen()).toBe(start)
    people.pass(second)
    await read()
    expect(await lastSeen()).toBe(start + minute)
  })

  it('goes on while the disk is full', async () => {
    const { people, read } = await signedIn()
    people.store.sessions.touch = () => Promise.reject(new AppError('storage_full', 'full'))
    people.pass(2 * minute)
    expect(await read()).not.toBeNull()
  })

  it('that was just replaced is answered by its successor for ten seconds, as freshly signed in as it was itself', async () => {
    const { people, user, sessionId, read } = await signedIn()
    const before = people.now()
    people.pass(15 * minute)
    const input = { email: user.email, password: 'right password', address: null, userAgent: null, currentSessionId: sessionId }
    const next = await signIn(people, input)
    people.pass(10 * second)
    expect(await read()).toMatchObject({ session: { id: next.sessionId, authenticatedAt: new Date(before).toISOString() } })
    people.pass(second)
    expect(await read()).toBeNull()
    people.pass(-hour)
    expect(await read()).toBeNull()
    people.pass(hour - 2 * second)
    expect(await read()).not.toBeNull()
    await people.store.sessions.end(next.sessionId, new Date(people.now()).toISOString())
    expect(await read()).toBeNull()
  })

  it('of a demo account counts in the sandbox only', async () => {
    const { read } = await signedIn({ demo: true, sandbox: true })
    expect(await read(false, true)).not.toBeNull()
    expect(await read(false, false)).toBeNull()
  })
})
