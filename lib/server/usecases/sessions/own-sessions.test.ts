import { describe, expect, it } from 'vitest'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { endOwnSession, endOwnSessions, getOwnSessions } from './own-sessions'

const open = (test: TestDesk, id: string, userId: string, createdAt: string) =>
  test.store.sessions.insert({ id, userId, createdAt, lastSeenAt: createdAt, endedAt: null, authenticatedAt: createdAt, replacedBy: null, address: '10.0.0.1', userAgent: null })

async function start() {
  const test = await testDesk()
  await open(test, 'session-Vera', 'user-Vera', '2026-03-03T10:00:00.000Z')
  await open(test, 'phone', 'user-Vera', '2026-03-03T11:00:00.000Z')
  await open(test, 'foreign', 'user-Ben', '2026-03-03T12:00:00.000Z')
  return { test, vera: ctxFor(test.desk, 'viewer', 'Vera') }
}

describe('own sessions', () => {
  it('are listed newest first with the current one marked', async () => {
    const { vera } = await start()
    expect((await getOwnSessions(vera)).map((session) => [session.id, session.current])).toEqual([
      ['phone', false],
      ['session-Vera', true],
    ])
  })

  it('end one by one, never somebody else’s', async () => {
    const { test, vera } = await start()
    await endOwnSession(vera, 'phone')
    await expect(endOwnSession(vera, 'foreign')).rejects.toMatchObject({ code: 'not_found' })
    await expect(endOwnSession(vera, 'phone')).rejects.toMatchObject({ code: 'not_found' })
    expect(await test.store.sessions.listOpen('user-Ben')).toHaveLength(1)
    expect(test.store.entries.map((entry) => entry.outcome)).toEqual(['attempted', 'succeeded'])
  })

  it('end everywhere at once', async () => {
    const { test, vera } = await start()
    expect(await endOwnSessions(vera)).toBe(2)
    expect(await getOwnSessions(vera)).toEqual([])
    expect(test.published).toContainEqual(expect.objectContaining({ kind: 'session.ended' }))
  })
})
