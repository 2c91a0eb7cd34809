import { describe, expect, it } from 'vitest'
import type { SwitchAnswer } from '@/lib/contracts/campaigns'
import { isAppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { bulkSwitch } from './bulk-switch'
import { observeCampaigns } from './observe-campaigns'
import { switchCampaign } from './switch-campaign'
import { undoSwitch } from './undo-switch'

let keys = 0
const newKey = () => `key-${String((keys += 1)).padStart(16, '0')}`

async function start() {
  const test = await testDesk()
  return { test, ana: ctxFor(test.desk, 'manager', 'Ana'), ben: ctxFor(test.desk, 'manager', 'Ben') }
}

async function finish<T>(test: TestDesk, work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  await test.clock.advance(15_000)
  return await work
}

const turn = (test: TestDesk, ctx: Ctx, active: boolean) =>
  finish(test, switchCampaign(ctx, { campaignId: '101', active, expectedActive: !active, idempotencyKey: newKey() }))

const takeBack = (test: TestDesk, ctx: Ctx, actId: string): Promise<SwitchAnswer> => finish(test, undoSwitch(ctx, { campaignId: '101', actId, idempotencyKey: newKey() }))

const refusal = async (work: Promise<unknown>): Promise<{ code: string; message: string; current: unknown }> => {
  const error: unknown = await work.catch((failure: unknown) => failure)
  if (!isAppError(error)) throw new Error('it was not refused')
  return { code: error.code, message: error.message, current: error.details.current }
}

const switches = (test: TestDesk) => test.store.entries.filter(({ action }) => action === 'campaigns.switch')
const lastAct = (test: TestDesk): string => switches(test).at(-1)?.actId ?? ''

describe('undoSwitch', () => {
  it('rejects a supervisor before anything is read or written', async () => {
    const { test, ana } = await start()
    await turn(test, ana, false)
    const { reads, writes } = test.dialer.count
    expect(await refusal(takeBack(test, ctxFor(test.desk, 'supervisor'), lastAct(test)))).toMatchObject({ code: 'forbidden' })
    expect(test.dialer.count).toEqual({ reads, writes })
  })

  it('turns it back, proven by a read, as an act that names the one it undoes', async () => {
    const { test, ana, ben } = await start()
    await turn(test, ana, false)
    const [intent] = switches(test)
    const work = undoSwitch(ben, { campaignId: '101', actId: lastAct(test), reason: 'Too early', idempotencyKey: newKey() })
    expect(await finish(test, work)).toMatchObject({ outcome: 'confirmed', campaign: { state: 'on' } })
    expect(switches(test).map(({ outcome }) => outcome)).toEqual(['attempted', 'succeeded', 'attempted', 'succeeded'])
    expect(switches(test).at(-1)).toMatchObject({ actorName: 'Ben', after: { active: true }, reason: `Undo of #${intent?.seq}: turned off by Ana. Too early` })
  })

  it('takes back one campaign of a bulk switch', async () => {
    const { test, ana } = await start()
    await finish(test, bulkSwitch(ana, { active: false, campaigns: [{ id: '101', expectedActive: true }], idempotencyKey: newKey() }))
    expect(await takeBack(test, ana, lastAct(test))).toMatchObject({ outcome: 'confirmed', campaign: { state: 'on' } })
  })

  it('refuses what somebody has switched since, with who and the truth', async () => {
    const { test, ana, ben } = await start()
    await turn(test, ana, false)
    const first = lastAct(test)
    await turn(test, ben, true)
    const { writes } = test.dialer.count
    const told = await refusal(takeBack(test, ana, first))
    expect(told).toMatchObject({ code: 'conflict', current: { active: true } })
    expect(told.message).toContain('Ben turned it on after the switch you wanted to undo')
    expect(test.dialer.count.writes).toBe(writes)
  })

  it('refuses what was changed outside, also when nobody had noticed yet', async () => {
    const { test, ana } = await start()
    await turn(test, ana, false)
    test.dialer.setOutside('101', true)
    const told = await refusal(takeBack(test, ana, lastAct(test)))
    expect(told).toMatchObject({ code: 'conflict', current: { active: true } })
    expect(told.message).toContain('outside Switchyard')
  })

  it('lets a failed later switch not stand in the way', async () => {
    const { test, ana, ben } = await start()
    await turn(test, ana, false)
    const first = lastAct(test)
    test.dialer.writes = ['rejected']
    await refusal(turn(test, ben, true))
    expect(await takeBack(test, ana, first)).toMatchObject({ outcome: 'confirmed', campaign: { state: 'on' } })
  })

  it('takes back a switch that was never answered, although Convoso does not show it yet', async () => {
    const { test, ana } = await start()
    test.dialer.writes = ['lies']
    expect(await turn(test, ana, false)).toMatchObject({ outcome: 'unknown' })
    expect(await takeBack(test, ana, lastAct(test))).toMatchObject({ outcome: 'confirmed', campaign: { state: 'on' } })
    expect(test.dialer.count.writes).toBe(2)
  })

  it('knows no switch that failed, that another campaign had, or that never was', async () => {
    const { test, ana } = await start()
    test.dialer.writes = ['rejected']
    await refusal(turn(test, ana, false))
    expect(await refusal(takeBack(test, ana, lastAct(test)))).toMatchObject({ code: 'not_found' })
    await turn(test, ana, false)
    const other = undoSwitch(ana, { campaignId: '102', actId: lastAct(test), idempotencyKey: newKey() })
    expect(await refusal(finish(test, other))).toMatchObject({ code: 'not_found' })
    expect(await refusal(takeBack(test, ana, 'never-was'))).toMatchObject({ code: 'not_found' })
    await finish(test, observeCampaigns(test.desk, { begunAfter: test.clock.now() }))
    expect(test.dialer.count.writes).toBe(2)
  })
})
