import { describe, expect, it } from 'vitest'
import type { SwitchAnswer } from '@/lib/contracts/campaigns'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { campaignView } from './campaign-view'
import { getCampaigns } from './get-campaigns'
import { observeCampaigns } from './observe-campaigns'
import { recoverSwitches } from './recover-switches'
import { settleUnknown } from './settle-unknown'
import { switchCampaign, type SwitchCampaign } from './switch-campaign'

const off: SwitchCampaign = { campaignId: '101', active: false, expectedActive: true, idempotencyKey: 'key-0000000000000001' }

/** Runs to the end on the fake clock; a failure comes back as its code. */
async function finish(test: TestDesk, work: Promise<SwitchAnswer>): Promise<SwitchAnswer | string> {
  const settled = work.catch((error: unknown) => (isAppError(error) ? error.code : String(error)))
  await test.clock.advance(15_000)
  return await settled
}

async function readAgain(test: TestDesk): Promise<void> {
  const reading = observeCampaigns(test.desk, { begunAfter: test.clock.now() })
  await test.clock.advance(100)
  await reading
}

const outcomes = (test: TestDesk) => test.store.entries.filter((row) => row.action === 'campaigns.switch').map((row) => row.outcome)

async function start(): Promise<{ test: TestDesk; ctx: Ctx }> {
  const test = await testDesk()
  return { test, ctx: ctxFor(test.desk, 'manager', 'Ana') }
}

describe('switchCampaign', () => {
  it('rejects a viewer before anything is read or written', async () => {
    const { test } = await start()
    expect(await finish(test, switchCampaign(ctxFor(test.desk, 'viewer'), off))).toBe('forbidden')
    expect(test.dialer.count).toEqual({ reads: 0, writes: 0 })
  })

  it('confirms by a read begun after the write, and audits intent and outcome', async () => {
    const { test, ctx } = await start()
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'confirmed', campaign: { state: 'off' } })
    expect(outcomes(test)).toEqual(['attempted', 'succeeded'])
    expect(test.store.entries.filter((row) => row.action === 'campaigns.drift')).toEqual([])
    const last = test.store.entries.at(-1)
    expect(last).toMatchObject({ actorName: 'Ana', before: { active: true }, after: { active: false }, targetName: 'Solar West' })
    expect(last?.upstream).toContain('read back as off')
  })

  it('shows "switching" while the write is under way, never the wish', async () => {
    const { test, ctx } = await start()
    const work = switchCampaign(ctx, off)
    await test.clock.advance(25)
    expect(campaignView(test.desk, '101')?.state).toBe('switching')
    await finish(test, work)
  })

  it('does not write when the audit cannot be written', async () => {
    const { test, ctx } = await start()
    test.store.breakAudit(true)
    expect(await finish(test, switchCampaign(ctx, off))).toBe('storage_full')
    expect(test.dialer.count.writes).toBe(0)
  })

  it('answers a lie with unknown, and settles it as not done once no late effect is possible', async () => {
    const { test, ctx } = await start()
    test.dialer.writes = ['lies']
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'unknown', campaign: { state: 'unknown', active: true } })
    expect(test.dialer.count.writes).toBe(1)
    await readAgain(test)
    expect(campaignView(test.desk, '101')?.state).toBe('unknown')
    await test.clock.advance(31_000)
    await readAgain(test)
    expect(campaignView(test.desk, '101')).toMatchObject({ state: 'on', pending: null })
    expect(outcomes(test)).toEqual(['attempted', 'unknown', 'failed'])
  })

  it.each([
    ['late', ['attempted', 'succeeded']],
    ['lost-applied', ['attempted', 'succeeded']],
    ['lost-late', ['attempted', 'succeeded']],
  ] as const)('finds a %s write by reading back, without sending it again', async (fate, audit) => {
    const { test, ctx } = await start()
    test.dialer.writes = [fate]
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'confirmed', campaign: { state: 'off' } })
    expect(test.dialer.count.writes).toBe(1)
    expect(outcomes(test)).toEqual(audit)
  })

  it.each([
    ['rejected', 'upstream_rejected', 1],
    ['not-sent', 'upstream_unavailable', 0],
  ] as const)('says a %s write was not done', async (fate, code, writes) => {
    const { test, ctx } = await start()
    test.dialer.writes = [fate]
    expect(await finish(test, switchCampaign(ctx, off))).toBe(code)
    expect(test.dialer.count.writes).toBe(writes)
    expect(outcomes(test)).toEqual(['attempted', 'failed'])
    expect(campaignView(test.desk, '101')?.state).toBe('on')
  })

  it('writes nothing when the campaign is already as wished', async () => {
    const { test, ctx } = await start()
    test.dialer.setOutside('101', false)
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'unchanged', campaign: { state: 'off' } })
    expect(test.dialer.count.writes).toBe(0)
  })

  it('answers 409 with the truth when the screen was wrong about the state', async () => {
    const { test, ctx } = await start()
    expect(await finish(test, switchCampaign(ctx, { ...off, expectedActive: false }))).toBe('conflict')
    expect(test.dialer.count.writes).toBe(0)
  })

  it('refuses the opposite wish while another switch is on its way', async () => {
    const { test, ctx } = await start()
    const first = switchCampaign(ctx, off)
    await test.clock.advance(25)
    const second = switchCampaign(ctxFor(test.desk, 'manager', 'Ben'), { ...off, active: true, expectedActive: false, idempotencyKey: 'key-0000000000000002' })
    expect(await finish(test, second)).toBe('conflict')
    expect(await finish(test, first)).toMatchObject({ outcome: 'confirmed' })
  })

  it('does a repeated request once and answers it alike', async () => {
    const { test, ctx } = await start()
    const first = await finish(test, switchCampaign(ctx, off))
    expect(await finish(test, switchCampaign(ctx, off))).toEqual(first)
    expect(test.dialer.count.writes).toBe(1)
    expect(await finish(test, switchCampaign(ctx, { ...off, active: true }))).toBe('idempotency_mismatch')
  })

  it('keeps unknown apart from on and off when a state is older than a minute', async () => {
    const { test, ctx } = await start()
    await finish(test, switchCampaign(ctx, off))
    test.dialer.reads = ['fails']
    await test.clock.advance(61_000)
    const look = getCampaigns(ctx)
    await test.clock.advance(100)
    const answer = await look
    expect(answer.problem).toBe('Convoso did not answer.')
    expect(answer.items.map((row) => row.state)).toEqual(['unknown', 'unknown'])
  })

  it('shows an outside change as drift until somebody switches here again', async () => {
    const { test, ctx } = await start()
    await finish(test, switchCampaign(ctx, off))
    test.dialer.setOutside('101', true)
    await readAgain(test)
    expect(campaignView(test.desk, '101')).toMatchObject({ state: 'on', drift: { from: false, to: true } })
    expect(test.store.entries.at(-1)).toMatchObject({ action: 'campaigns.drift', outcome: 'observed' })
    await finish(test, switchCampaign(ctx, { ...off, idempotencyKey: 'key-0000000000000003' }))
    expect(campaignView(test.desk, '101')?.drift).toBeNull()
  })

  it('writes on the word of a young read, and proves it by a read begun after the write', async () => {
    const { test, ctx } = await start()
    await readAgain(test)
    const { reads } = test.dialer.count
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'confirmed', campaign: { state: 'off' } })
    expect(test.dialer.count).toEqual({ reads: reads + 1, writes: 1 })
  })

  it('reads afresh when the last read is older than five seconds', async () => {
    const { test, ctx } = await start()
    await readAgain(test)
    await test.clock.advance(5_001)
    test.dialer.setOutside('101', false)
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'unchanged' })
    expect(test.dialer.count.writes).toBe(0)
  })

  it('never takes "already so" from a read that began before the click', async () => {
    const { test, ctx } = await start()
    await readAgain(test)
    test.dialer.setOutside('101', false)
    await readAgain(test)
    test.dialer.setOutside('101', true)
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'confirmed' })
    expect(test.dialer.count.writes).toBe(1)
  })

  it('refuses by the truth, not by what a young read says', async () => {
    const { test, ctx } = await start()
    await readAgain(test)
    const turnOn: SwitchCampaign = { ...off, active: true, expectedActive: false }
    expect(await finish(test, switchCampaign(ctx, turnOn))).toMatchObject({ outcome: 'unchanged' })
    expect(test.dialer.count.reads).toBe(2)
  })

  it('knows nothing after a refused write until a later read says something', async () => {
    const { test, ctx } = await start()
    test.dialer.writes = ['rejected']
    test.dialer.reads = ['done', 'fails']
    expect(await finish(test, switchCampaign(ctx, off))).toBe('upstream_rejected')
    expect(campaignView(test.desk, '101')?.state).toBe('unknown')
    await readAgain(test)
    expect(campaignView(test.desk, '101')?.state).toBe('on')
  })

  it('writes "off" although it reads off, while an unanswered "on" may still arrive', async () => {
    const { test, ctx } = await start()
    test.dialer.setOutside('101', false)
    test.dialer.writes = ['lost-late']
    test.dialer.lateMs = 20_000
    const on = { ...off, active: true, expectedActive: false, idempotencyKey: 'key-0000000000000004' }
    expect(await finish(test, switchCampaign(ctx, on))).toMatchObject({ outcome: 'unknown' })
    expect(await finish(test, switchCampaign(ctx, { ...off, expectedActive: false }))).toMatchObject({ outcome: 'confirmed' })
    expect(test.dialer.count.writes).toBe(2)
  })

  it('takes no proof from a read that began before the write was given up', async () => {
    const { test, ctx } = await start()
    test.dialer.writes = ['lost-unapplied']
    expect(await finish(test, switchCampaign(ctx, off))).toMatchObject({ outcome: 'unknown' })
    const early = { begunAt: '2026-03-03T17:59:00.000Z', answeredAt: '2026-03-03T18:10:00.000Z' }
    await settleUnknown(test.desk, { ...early, data: [{ id: '101', name: 'Solar West', active: false, lastCallAt: null, timeZone: null }] })
    expect(campaignView(test.desk, '101')?.state).toBe('unknown')
  })

  it('finds out after a crash what became of a switch that was on the wire', async () => {
    const { test, ctx } = await start()
    switchCampaign(ctx, off).catch(() => undefined)
    await test.clock.advance(35)
    const revived = await testDesk(undefined, test)
    await recoverSwitches(revived.desk)
    expect(outcomes(revived)).toEqual(['attempted', 'unknown'])
    await readAgain(revived)
    expect(campaignView(revived.desk, '101')).toMatchObject({ state: 'off', pending: null })
    expect(outcomes(revived)).toEqual(['attempted', 'unknown', 'succeeded'])
  })

  it('calls a switch unknown when the store fails in the middle, and settles it with a later read', async () => {
    const { test, ctx } = await start()
    const { settle } = test.store.switches
    test.store.switches.settle = () => Promise.reject(new AppError('storage_full', 'The store is full.'))
    expect(await finish(test, switchCampaign(ctx, off))).toBe('storage_full')
    expect(campaignView(test.desk, '101')?.state).toBe('unknown')
    await readAgain(test)
    expect(campaignView(test.desk, '101')?.state).toBe('unknown')
    test.store.switches.settle = settle
    await readAgain(test)
    expect(campaignView(test.desk, '101')).toMatchObject({ state: 'off', pending: null })
  })

  it('shows what it reads although the store takes nothing', async () => {
    const { test } = await start()
    await readAgain(test)
    test.store.campaignStates.put = () => Promise.reject(new AppError('storage_full', 'The store is full.'))
    test.dialer.setOutside('101', false)
    await readAgain(test)
    expect(campaignView(test.desk, '101')?.state).toBe('off')
  })
})
