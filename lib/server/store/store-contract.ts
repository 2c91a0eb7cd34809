import { describe, expect, it } from 'vitest'
import type { StoredSession, StoredUser } from '@/lib/server/ports/store'
import type { OpenFresh } from './opened-store'
import { auditContract } from './store-contract-audit'
import { callsContract } from './store-contract-calls'
import { campaignsContract } from './store-contract-campaigns'
import { jobsContract } from './store-contract-jobs'
import { listHealthContract } from './store-contract-list-health'
import { leadsContract } from './store-contract-leads'
import { listsContract } from './store-contract-lists'
import { performanceContract } from './store-contract-performance'
import { personalDataContract } from './store-contract-personal-data'
import { viewsContract } from './store-contract-views'
import { wallsContract } from './store-contract-walls'

/** What every database must do alike. */
export function storeContract(open: OpenFresh): void {
  describe('users', () => usersContract(open))
  describe('sessions', () => sessionsContract(open))
  describe('small things', () => smallContract(open))
  describe('idempotency and leases', () => claimsContract(open))
  auditContract(open)
  callsContract(open)
  campaignsContract(open)
  jobsContract(open)
  leadsContract(open)
  listsContract(open)
  listHealthContract(open)
  performanceContract(open)
  personalDataContract(open)
  viewsContract(open)
  wallsContract(open)
}

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()

const ada: StoredUser = {
  id: 'u1',
  email: 'ada@example.com',
  name: 'Ada',
  role: 'manager',
  disabled: false,
  demo: true,
  createdAt: at(0),
  lastSignInAt: null,
  passwordHash: '$hash',
}
const sessionOf = (id: string, second: number): StoredSession => ({
  id,
  userId: 'u1',
  createdAt: at(second),
  lastSeenAt: at(second),
  endedAt: null,
  authenticatedAt: at(second + 1),
  replacedBy: null,
  address: '127.0.0.1',
  userAgent: null,
})

function usersContract(open: OpenFresh): void {
  it('gives back what was put in, the hash only where asked', async () => {
    const { store } = await open()
    await store.users.insert(ada)
    const { passwordHash, ...user } = ada
    expect(await store.users.get('u1')).toEqual(user)
    expect(await store.users.list()).toEqual([user])
    expect(await store.users.byEmail('ADA@example.com')).toEqual(ada)
    expect(await store.users.passwordHash('u1')).toBe(passwordHash)
    const missing = [await store.users.get('u2'), await store.users.byEmail('x@example.com'), await store.users.passwordHash('u2')]
    expect(missing).toEqual([null, null, null])
  })

  it('refuses a second user with the same e-mail, however it is written', async () => {
    const { store } = await open()
    await store.users.insert(ada)
    await expect(store.users.insert({ ...ada, id: 'u2', email: 'Ada@Example.com' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await store.users.count()).toBe(1)
  })

  it('changes only what is named', async () => {
    const { store } = await open()
    await store.users.insert(ada)
    await store.users.update('u1', { disabled: true, role: 'admin', lastSignInAt: at(9) })
    await store.users.update('u1', {})
    expect(await store.users.byEmail(ada.email)).toEqual({ ...ada, disabled: true, role: 'admin', lastSignInAt: at(9) })
  })
}

function sessionsContract(open: OpenFresh): void {
  it('reads a session with its user, each with its own dates', async () => {
    const { store } = await open()
    await store.users.insert(ada)
    await store.sessions.insert(sessionOf('s1', 5))
    const { passwordHash: _, ...user } = ada
    expect(await store.sessions.withUser('s1')).toEqual({ session: sessionOf('s1', 5), user })
    expect(await store.sessions.withUser('s2')).toBeNull()
  })

  it('reads a session as it is this moment, whoever changed it or its user', async () => {
    const { store, again, raw } = await open()
    await store.users.insert(ada)
    await store.sessions.insert(sessionOf('s1', 5))
    const roleNow = async () => (await store.sessions.withUser('s1'))?.user.role
    expect(await roleNow()).toBe(ada.role)
    await store.users.update('u1', { role: 'admin' })
    expect(await roleNow()).toBe('admin')
    await (await again()).users.update('u1', { role: 'viewer' })
    expect(await roleNow()).toBe('viewer')
    await raw([`update users set role = 'manager' where id = 'u1'`])
    expect(await roleNow()).toBe('manager')
    await store.sessions.end('s1', at(20))
    expect(await store.sessions.withUser('s1')).toMatchObject({ session: { endedAt: at(20) } })
  })

  it('touches and ends open sessions only, and ends all but one', async () => {
    const { store } = await open()
    await store.users.insert(ada)
    for (const [id, second] of [['s1', 1], ['s2', 2], ['s3', 3]] as const) await store.sessions.insert(sessionOf(id, second))
    await store.sessions.touch('s1', at(10))
    await store.sessions.end('s1', at(20))
    await store.sessions.end('s1', at(30))
    await store.sessions.touch('s1', at(40))
    expect(await store.sessions.get('s1')).toMatchObject({ lastSeenAt: at(10), endedAt: at(20) })
    expect((await store.sessions.listOpen('u1')).map((session) => session.id)).toEqual(['s3', 's2'])
    expect(await store.sessions.endAll('u1', at(50), 's2')).toBe(1)
    expect(await store.sessions.endAll('u1', at(60))).toBe(1)
    expect(await store.sessions.listOpen('u1')).toEqual([])
  })

  it('lets a session go on under another id, as old as it was', async () => {
    const { store } = await open()
    await store.users.insert(ada)
    const session = sessionOf('s1', 5)
    await store.sessions.insert(session)
    await store.sessions.replace({ ...session, userAgent: 'another' }, 's2', at(45))
    expect(await store.sessions.get('s1')).toEqual({ ...session, endedAt: at(45), replacedBy: 's2' })
    expect(await store.sessions.get('s2')).toEqual({ ...session, id: 's2', lastSeenAt: at(45), authenticatedAt: at(45), userAgent: 'another' })
    expect((await store.sessions.listOpen('u1')).map(({ id }) => id)).toEqual(['s2'])
  })
}

function smallContract(open: OpenFresh): void {
  it('counts sign-in attempts under their keys', async () => {
    const { store } = await open()
    await store.signInAttempts.put('k', { failures: 1, blockedUntil: null, lastAt: at(1) })
    await store.signInAttempts.put('k', { failures: 2, blockedUntil: at(9), lastAt: at(2) })
    expect(await store.signInAttempts.get('k')).toEqual({ failures: 2, blockedUntil: at(9), lastAt: at(2) })
    await store.signInAttempts.clear('k')
    expect(await store.signInAttempts.get('k')).toBeNull()
  })

  it('keeps notes, survives a second opening and says it is ready', async () => {
    const { store, again } = await open()
    await store.meta.put('note', 'one')
    await store.meta.put('note', 'two')
    const second = await again()
    expect(await second.meta.get('note')).toBe('two')
    await second.meta.remove('note')
    expect(await store.meta.get('note')).toBeNull()
    await expect(second.ready()).resolves.toBeUndefined()
  })
}

function claimsContract(open: OpenFresh): void {
  it('lets exactly one of two requests with a key begin, and repeats its answer', async () => {
    const { store, again } = await open()
    const second = await again()
    const claims = await Promise.all([store, second].map((one) => one.idempotency.claim('k', 'u1', 'h', at(1))))
    expect(claims.map((claim) => claim.kind).sort()).toEqual(['new', 'running'])
    expect(await store.idempotency.claim('k', 'u1', 'other', at(1))).toEqual({ kind: 'mismatch' })
    expect(await store.idempotency.claim('k', 'u2', 'h', at(1))).toEqual({ kind: 'new' })
    await store.idempotency.finish('k', 'u1', 200, '{"a":1}')
    await store.idempotency.release('k', 'u1')
    expect(await second.idempotency.claim('k', 'u1', 'h', at(2))).toEqual({ kind: 'done', status: 200, body: '{"a":1}' })
  })

  it('forgets released and old keys', async () => {
    const { store } = await open()
    await store.idempotency.claim('k', 'u1', 'h', at(1))
    await store.idempotency.release('k', 'u1')
    expect(await store.idempotency.claim('k', 'u1', 'h', at(5))).toEqual({ kind: 'new' })
    await store.sweep({ idle: at(5), kept: at(5) })
    expect(await store.idempotency.claim('k', 'u1', 'h', at(6))).toEqual({ kind: 'running' })
    await store.sweep({ idle: at(6), kept: at(6) })
    expect(await store.idempotency.claim('k', 'u1', 'h', at(7))).toEqual({ kind: 'new' })
  })

  it('gives back the claims of a dead process, and keeps what was answered', async () => {
    const { store } = await open()
    await store.idempotency.claim('dead', 'u1', 'h', at(1))
    await store.idempotency.claim('done', 'u1', 'h', at(1))
    await store.idempotency.finish('done', 'u1', 200, '{}')
    await store.idempotency.releaseRunning()
    expect(await store.idempotency.claim('dead', 'u1', 'h', at(2))).toEqual({ kind: 'new' })
    expect(await store.idempotency.claim('done', 'u1', 'h', at(2))).toMatchObject({ kind: 'done' })
  })

  it('sweeps sign-in attempts that nobody repeated', async () => {
    const { store } = await open()
    await store.signInAttempts.put('old', { failures: 3, blockedUntil: null, lastAt: at(1) })
    await store.signInAttempts.put('new', { failures: 3, blockedUntil: null, lastAt: at(9) })
    await store.sweep({ idle: at(5), kept: at(5) })
    expect(await store.signInAttempts.get('old')).toBeNull()
    expect(await store.signInAttempts.get('new')).not.toBeNull()
  })

  it('gives a lease to one owner until it ends or is released', async () => {
    const { store, again } = await open()
    const second = await again()
    const taken = await Promise.all([store.leases.take('watch', 'a', at(0), at(10)), second.leases.take('watch', 'b', at(0), at(10))])
    expect(taken.filter(Boolean)).toHaveLength(1)
    const [holder, other] = taken[0] ? (['a', 'b'] as const) : (['b', 'a'] as const)
    expect(await store.leases.take('watch', holder, at(5), at(15))).toBe(true)
    expect(await store.leases.take('watch', other, at(14), at(24))).toBe(false)
    await store.leases.release('watch', other)
    expect(await store.leases.take('watch', other, at(15), at(25))).toBe(true)
    await store.leases.release('watch', other)
    expect(await store.leases.take('watch', holder, at(16), at(26))).toBe(true)
  })
}
