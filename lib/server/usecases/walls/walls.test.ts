import { describe, expect, it } from 'vitest'
import { approveWallInput } from '@/lib/contracts/walls'
import { wallCodeShape, wallHoldsMs } from '@/lib/contracts/walls-words'
import { hashOfSecret } from '@/lib/server/core/ids'
import { toInstant } from '@/lib/shared/instant'
import { ctxFor, testDesk } from '../testing-desk'
import { approveWall } from './approve-wall'
import { beginPairing } from './begin-pairing'
import { claimWall } from './claim-wall'
import { getWallFloor, shortName } from './get-wall-floor'
import { getWalls } from './get-walls'
import { revokeWall, wallSessionId } from './revoke-wall'

const screen = { address: '10.0.0.7', userAgent: 'A television' }
const minute = 60_000

async function scene() {
  const test = await testDesk()
  const admin = ctxFor(test.desk, 'admin')
  const claim = (secret: string) => claimWall(test.desk, { secret, address: screen.address, requestId: null })
  const pair = async (name = 'Floor 2') => {
    const { code, secret } = beginPairing(test.desk, screen)
    const wall = await approveWall(admin, { code, name })
    const claimed = await claim(secret)
    if (claimed.status !== 'paired') throw new Error('the screen was not let in')
    return { wall, secret, token: claimed.token }
  }
  return { ...test, admin, claim, pair }
}

describe('letting in a wall screen', () => {
  it('takes a code that the screen shows and an administrator who types it; the token is kept as a hash', async () => {
    const { desk, admin, claim, store } = await scene()
    const { code, secret } = beginPairing(desk, screen)
    expect(code).toMatch(wallCodeShape)
    expect(await claim(secret)).toEqual({ status: 'waiting' })
    expect((await getWalls(admin)).waiting).toMatchObject([screen])
    const wall = await approveWall(admin, approveWallInput.parse({ code: `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase(), name: ' Floor 2 ' }))
    expect(wall).toMatchObject({ name: 'Floor 2', claimedAt: null, ...screen })
    expect((await getWalls(admin)).waiting).toEqual([])
    const claimed = await claim(secret)
    const token = claimed.status === 'paired' ? claimed.token : ''
    expect(await store.walls.byTokenHash(hashOfSecret(token))).toMatchObject({ id: wall.id, name: 'Floor 2' })
    expect(JSON.stringify(await store.walls.list())).not.toContain(token)
    expect(store.entries.map(({ action, outcome, actorName }) => [action, outcome, actorName])).toEqual([
      ['walls.pair', 'attempted', 'A admin'],
      ['walls.pair', 'succeeded', 'A admin'],
      ['walls.claim', 'observed', 'Wall screen'],
    ])
    expect(JSON.stringify(store.entries)).not.toMatch(new RegExp(`${token}|${secret}|${code}`))
  })

  it('uses a code once, hands out the access once, and forgets both after ten minutes', async () => {
    const { desk, admin, claim, clock, pair } = await scene()
    const { secret } = await pair()
    expect(await claim(secret)).toEqual({ status: 'expired' })
    const used = beginPairing(desk, screen)
    await approveWall(admin, { code: used.code, name: 'One' })
    await expect(approveWall(admin, { code: used.code, name: 'Two' })).rejects.toMatchObject({ code: 'not_found' })
    const late = beginPairing(desk, screen)
    await clock.advance(10 * minute)
    await expect(approveWall(admin, { code: late.code, name: 'Late' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await claim(late.secret)).toEqual({ status: 'expired' })
  })

  it('is for administrators alone', async () => {
    const { desk, store } = await scene()
    const { code } = beginPairing(desk, screen)
    for (const role of ['viewer', 'supervisor', 'manager'] as const) {
      const ctx = ctxFor(desk, role)
      await expect(approveWall(ctx, { code, name: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(revokeWall(ctx, 'any')).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getWalls(ctx)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await store.walls.list()).toEqual([])
  })

  it('gives the code back when the audit cannot be written, and lets nobody in', async () => {
    const { desk, admin, claim, store } = await scene()
    const { code, secret } = beginPairing(desk, screen)
    store.breakAudit(true)
    await expect(approveWall(admin, { code, name: 'Floor 2' })).rejects.toMatchObject({ code: 'storage_full' })
    expect(await claim(secret)).toEqual({ status: 'waiting' })
    store.breakAudit(false)
    await approveWall(admin, { code, name: 'Floor 2' })
    expect((await claim(secret)).status).toBe('paired')
  })

  it('limits the screens that wait and the codes that are guessed', async () => {
    const { desk, admin, clock } = await scene()
    for (let each = 0; each < 10; each += 1) beginPairing(desk, screen)
    expect(() => beginPairing(desk, screen)).toThrow(/Too many screens/)
    for (let each = 0; each < 90; each += 1) beginPairing(desk, { ...screen, address: `10.0.1.${each}` })
    expect(() => beginPairing(desk, { ...screen, address: '10.0.2.1' })).toThrow(/Too many screens/)
    for (let guess = 0; guess < 10; guess += 1) await expect(approveWall(admin, { code: 'BBBBBBBB', name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(approveWall(admin, { code: 'BBBBBBBB', name: 'x' })).rejects.toMatchObject({ code: 'too_many_requests' })
    await clock.advance(10 * minute)
    expect(beginPairing(desk, screen).code).toMatch(wallCodeShape)
  })
})

describe('taking the access', () => {
  it('holds from this moment on, ends the stream of that wall alone, and is written down', async () => {
    const { desk, admin, pair, store } = await scene()
    const { wall, token } = await pair()
    const heard: unknown[] = []
    desk.events.publish = (event, audience) => void heard.push([event.kind, audience])
    await revokeWall(admin, wall.id)
    expect(await store.walls.byTokenHash(hashOfSecret(token))).toBeNull()
    expect(heard).toEqual([['session.ended', { sessionId: wallSessionId(wall.id) }]])
    expect(store.entries.filter(({ action }) => action === 'walls.revoke').map(({ outcome }) => outcome)).toEqual(['attempted', 'succeeded'])
    expect((await getWalls(admin)).items).toEqual([])
    await expect(revokeWall(admin, wall.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('reaches a screen that was let in and has not come for its access yet', async () => {
    const { desk, admin, claim } = await scene()
    const { code, secret } = beginPairing(desk, screen)
    const wall = await approveWall(admin, { code, name: 'Floor 2' })
    await revokeWall(admin, wall.id)
    expect(await claim(secret)).toEqual({ status: 'expired' })
  })

  it('comes by itself after half a year', async () => {
    const { admin, pair, clock } = await scene()
    const { wall } = await pair()
    expect(Date.parse(wall.expiresAt) - clock.now()).toBe(wallHoldsMs)
    await clock.advance(wallHoldsMs)
    expect((await getWalls(admin)).items).toEqual([])
  })
})

describe('what a wall shows', () => {
  it('has no ids, no leads, and of a name the first word and an initial', async () => {
    const { desk, dialer, clock } = await scene()
    const at = toInstant(clock.now())
    const row = { userId: '4711', name: 'Maria del Torres', state: 'on-call', label: 'Call 818-555-0100', secondsInState: 5, campaignId: '101', campaignName: 'Solar West', queueName: 'Q', leadId: '998877', callId: '55', callsToday: 3, lastStateChangeAt: null }
    Object.assign(dialer.agents, { monitor: () => Promise.resolve({ data: [row], begunAt: at, answeredAt: at }) })
    const { agents } = await getWallFloor(desk, ctxFor(desk, 'viewer'))
    expect(agents).toEqual([{ key: expect.any(String), name: 'Maria T.', state: 'on-call', label: 'Call ••••••••00', since: toInstant(clock.now() - 5_000), campaignName: 'Solar West' }])
    expect(JSON.stringify(agents)).not.toMatch(/4711|998877|Torres|0100/)
  })

  it.each([
    ['Sam', 'Sam'], ['Sam Tester', 'Sam T.'], ['  Élodie   van der Berg ', 'Élodie B.'], ['sam.tester@example.com', 'S.'], ['8185550199', '8.'], ['Agent 4711', 'Agent'], ['', ''],
  ])('calls %j %j', (name, short) => expect(shortName(name)).toBe(short))
})
