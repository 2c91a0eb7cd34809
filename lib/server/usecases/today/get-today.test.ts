import { describe, expect, it } from 'vitest'
import type { TodayAnswer } from '@/lib/contracts/today'
import { switchCampaign } from '../campaigns/switch-campaign'
import type { Ctx } from '../desk'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { getToday } from './get-today'

async function look(test: TestDesk, ctx: Ctx): Promise<TodayAnswer> {
  const looking = getToday(ctx)
  await test.clock.advance(3_000)
  return await looking
}

async function turnOff(test: TestDesk, campaignId: string, idempotencyKey: string): Promise<void> {
  const work = switchCampaign(ctxFor(test.desk, 'manager'), { campaignId, active: false, expectedActive: true, idempotencyKey })
  await test.clock.advance(15_000)
  await work
}

describe('getToday', () => {
  it('shows a viewer what the floor does', async () => {
    const test = await testDesk()
    const answer = await look(test, ctxFor(test.desk, 'viewer'))
    expect(answer.plan.value?.states).toMatchObject({ on: 2, off: 0, unknown: 0 })
  })

  it('has no plan before somebody switched something here', async () => {
    const test = await testDesk()
    const { plan } = await look(test, ctxFor(test.desk, 'viewer'))
    expect(plan.value).toMatchObject({ gaps: [], asPlanned: 0, unplanned: 2 })
  })

  it('names a campaign that is not as a person last set it here', async () => {
    const test = await testDesk()
    const ctx = ctxFor(test.desk, 'viewer')
    await turnOff(test, '101', 'key-0000000000000001')
    expect((await look(test, ctx)).plan.value).toMatchObject({ gaps: [], asPlanned: 1, unplanned: 1 })
    test.dialer.setOutside('101', true)
    await test.clock.advance(10_000)
    expect((await look(test, ctx)).plan.value).toMatchObject({
      asPlanned: 0,
      gaps: [{ campaignId: '101', name: 'Solar West', planned: false, source: 'person', state: 'on' }],
    })
  })

  it('takes the open stop set for the plan of what stands in it', async () => {
    const test = await testDesk()
    const ctx = ctxFor(test.desk, 'viewer')
    const set = await test.store.stopSets.openOrGet({ id: 'set', openedAt: '2026-03-03T18:00:00.000Z', openedBy: 'Ana' })
    await test.store.stopSets.addCampaigns([{ stopSetId: set.id, campaignId: '102', campaignName: 'Medicare Day', stoppedAt: set.openedAt }])
    expect((await look(test, ctx)).plan.value?.gaps).toMatchObject([{ campaignId: '102', planned: false, source: 'stop-set', state: 'on' }])
  })

  it('reads the numbers once for two hundred who look at once, and not again within the minute', async () => {
    const test = await testDesk()
    let asked = 0
    const stamp = '2026-03-03T18:00:00.000Z'
    test.dialer.agents.performance = async () => {
      asked += 1
      await test.clock.sleep(50)
      return { data: [], begunAt: stamp, answeredAt: stamp }
    }
    const lookAtOnce = async () => {
      const looking = Array.from({ length: 200 }, () => getToday(ctxFor(test.desk, 'viewer')))
      await test.clock.advance(3_000)
      return await Promise.all(looking)
    }
    const answers = await lookAtOnce()
    const first = asked
    await lookAtOnce()
    // Today, the day it is compared with, and who of the callbacks' owners is here.
    expect(first).toBe(3)
    expect(asked).toBe(first)
    for (const { numbers } of answers) expect(numbers).toMatchObject({ problem: null, value: { floor: { now: { calls: 0 } } } })
  })

  it('tells every open browser when a part says something new, and only then', async () => {
    const test = await testDesk()
    const told = () => test.published.filter(({ kind }) => kind === 'today.changed').length
    await look(test, ctxFor(test.desk, 'viewer'))
    const first = told()
    await test.clock.advance(60_000)
    await look(test, ctxFor(test.desk, 'viewer'))
    expect(first).toBeGreaterThan(0)
    expect(told()).toBe(first)
  })

  it('says that the campaigns could not be read, and shows them again when they can be', async () => {
    const test = await testDesk()
    test.dialer.reads = ['fails', 'fails', 'fails', 'fails']
    const answer = await look(test, ctxFor(test.desk, 'viewer'))
    expect(answer.plan.problem).toEqual(expect.any(String))
    expect(answer.plan.value).toBeNull()
    test.dialer.reads = []
    await test.clock.advance(11_000)
    expect((await look(test, ctxFor(test.desk, 'viewer'))).plan).toMatchObject({ problem: null, value: { unplanned: 2 } })
  })
})
