import { describe, expect, it } from 'vitest'
import { demoAccounts, demoPassword, ensureDemoUsers } from './demo-users'
import { createFirstAdmin, prepareFirstAdmin } from './first-admin'
import { testPeople, type TestPeople } from './test-people'

const request = { address: '127.0.0.1', requestId: 'r1' }
const admin = { email: 'owner@example.com', name: 'Owner', password: 'kettle orbit wander fig' }

async function tokenOf(people: TestPeople): Promise<string> {
  const link = await prepareFirstAdmin(people)
  expect(link).toMatch(/^http:\/\/localhost:3000\/setup#[\w-]{43}$/)
  return link?.split('#')[1] ?? ''
}

describe('the first admin by settings', () => {
  const settings = { ADMIN_EMAIL: 'Boss@example.com', ADMIN_PASSWORD: admin.password }

  it('is made once, with its audit rows', async () => {
    const people = testPeople(settings)
    expect(await prepareFirstAdmin(people)).toBeNull()
    expect(await prepareFirstAdmin(people)).toBeNull()
    expect(await people.store.users.list()).toEqual([expect.objectContaining({ email: 'boss@example.com', role: 'admin', demo: false })])
    expect(people.audited.map((row) => [row.action, row.outcome])).toEqual([
      ['users.first-admin', 'attempted'],
      ['users.first-admin', 'succeeded'],
    ])
  })

  it('is refused with a guessable password', async () => {
    await expect(prepareFirstAdmin(testPeople({ ...settings, ADMIN_PASSWORD: 'Password1234' }))).rejects.toThrow('ADMIN_PASSWORD is one of the first')
  })
})

describe('the first admin by link', () => {
  it('is made by the printed link, which works once', async () => {
    const people = testPeople()
    const token = await tokenOf(people)
    expect(await createFirstAdmin(people, { ...admin, token }, request)).toMatchObject({ email: admin.email, role: 'admin' })
    await expect(createFirstAdmin(people, { ...admin, email: 'second@example.com', token }, request)).rejects.toMatchObject({ code: 'gone' })
    expect(await prepareFirstAdmin(people)).toBeNull()
    expect(await people.store.users.count()).toBe(1)
  })

  it('makes one admin when two press at once', async () => {
    const people = testPeople()
    const token = await tokenOf(people)
    const both = ['a@example.com', 'b@example.com'].map((email) => createFirstAdmin(people, { ...admin, email, token }, request))
    const results = await Promise.allSettled(both)
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await people.store.users.count()).toBe(1)
  })

  it('can be tried again after a refused password or a failed write', async () => {
    const people = testPeople()
    const token = await tokenOf(people)
    await expect(createFirstAdmin(people, { ...admin, password: 'Password1234', token }, request)).rejects.toMatchObject({ code: 'invalid_request' })
    const { insert } = people.store.users
    people.store.users.insert = () => Promise.reject(new Error('disk'))
    await expect(createFirstAdmin(people, { ...admin, token }, request)).rejects.toThrow('disk')
    people.store.users.insert = insert
    await expect(createFirstAdmin(people, { ...admin, token }, request)).resolves.toBeDefined()
    expect(people.audited.map((row) => row.outcome)).toEqual(['attempted', 'failed', 'attempted', 'succeeded'])
  })

  it('is gone for a wrong token, an older link and a store with users; the token itself is not stored', async () => {
    const people = testPeople()
    const older = await tokenOf(people)
    const token = await tokenOf(people)
    expect(await people.store.meta.get('setup.token')).not.toContain(token)
    for (const bad of [older, 'x'.repeat(43), ''])
      await expect(createFirstAdmin(people, { ...admin, token: bad }, request)).rejects.toMatchObject({ code: 'gone' })
    await people.addUser('ada')
    await expect(createFirstAdmin(people, { ...admin, token }, request)).rejects.toMatchObject({ code: 'gone' })
  })
})

describe('demo accounts', () => {
  it('are one per role, made once, flagged', async () => {
    const people = testPeople({ sandbox: true })
    await ensureDemoUsers(people)
    await ensureDemoUsers(people)
    const users = await people.store.users.list()
    expect(users.map((user) => [user.email, user.role, user.demo])).toEqual(demoAccounts.map(({ email, role }) => [email, role, true]))
    expect(await people.passwords.verify((await people.store.users.passwordHash(users[0]?.id ?? '')) ?? '', demoPassword)).toBe(true)
  })

  it('are not made outside the sandbox', async () => {
    const people = testPeople()
    await expect(ensureDemoUsers(people)).rejects.toThrow('sandbox')
    expect(await people.store.users.count()).toBe(0)
  })
})
