import { describe, expect, it } from 'vitest'
import type { StopSetAnswer } from '@/lib/contracts/campaigns'
import type { Ctx } from '../desk'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { bulkSwitch } from './bulk-switch'
import { cancelRun, continueRun, getOpenRuns, getRun } from './get-run'
import { getStopSet } from './get-stop-set'
import { observeCampaigns } from './observe-campaigns'
import { recoverSwitches } from './recover-switches'
import { dismissStopSet, restoreStopSet } from './restore-stop-set'
import { stopAll } from './stop-all'
import { switchCampaign } from './switch-campaign'

const names = Object.fromEntries(Array.from({ length: 24 }, (_, at) => [String(101 + at), `Campaign ${at + 1}`]))
const isOn = (test: TestDesk) => [...test.dialer.truth].filter(([, active]) => active).map(([id]) => id)

let keys = 0
const nextKey = () => `key-${String((keys += 1)).padStart(16, '0')}`

async function start(): Promise<{ test: TestDesk; ctx: Ctx }> {
  const test = await testDesk(names)
  for (const id of ['105', '110']) test.dialer.setOutside(id, false)
  return { test, ctx: ctxFor(test.desk, 'manager', 'Ana') }
}

async function finish<T>(test: TestDesk, work: Promise<T>, ms = 60_000): Promise<T> {
  const held = work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  await test.clock.advance(ms)
  const result = await held
  if ('error' in result) throw result.error
  return result.value
}

const stop = (test: TestDesk, ctx: Ctx, ms?: number): Promise<StopSetAnswer> => finish(test, stopAll(ctx, { idempotencyKey: nextKey() }), ms)

async function openSet(ctx: Ctx) {
  const { open } = await getStopSet(ctx)
  if (open === null) throw new Error('no open stop set')
  return open
}

describe('stopAll', () => {
  it('rejects a supervisor without asking Convoso anything', async () => {
    const { test } = await start()
    await expect(stop(test, ctxFor(test.desk, 'supervisor'))).rejects.toMatchObject({ code: 'forbidden' })
    expect(test.dialer.count).toEqual({ reads: 0, writes: 0 })
  })

  it('turns off exactly what was on, with a result per campaign', async () => {
    const { test, ctx } = await start()
    await stop(test, ctx)
    expect(isOn(test)).toEqual([])
    const set = await openSet(ctx)
    expect(set.campaigns).toHaveLength(22)
    expect(set.run?.items.every((item) => item.status === 'confirmed')).toBe(true)
    expect(test.store.entries.filter((row) => row.action === 'campaigns.stop-all').map((row) => row.outcome)).toEqual(['attempted', 'succeeded'])
  })

  it('adds to the open set when pressed again, and loses nothing', async () => {
    const { test, ctx } = await start()
    await stop(test, ctx)
    test.dialer.setOutside('105', true)
    await stop(test, ctx)
    expect(isOn(test)).toEqual([])
    expect((await openSet(ctx)).campaigns).toHaveLength(23)
  })

  it('waits behind a start that is under way instead of being refused', async () => {
    const { test, ctx } = await start()
    const turningOn = switchCampaign(ctx, { campaignId: '105', active: true, expectedActive: false, idempotencyKey: nextKey() })
    await test.clock.advance(25)
    await stop(test, ctx)
    await turningOn
    expect(isOn(test)).toEqual([])
  })

  it('says which campaign failed and why', async () => {
    const { test, ctx } = await start()
    test.dialer.writes = ['done', 'rejected']
    await stop(test, ctx)
    const failed = (await openSet(ctx)).run?.items.filter((item) => item.status === 'failed')
    expect(failed).toHaveLength(1)
    expect(failed?.[0]).toMatchObject({ detail: 'Convoso does not know this campaign.', upstreamCode: '6004' })
    expect(isOn(test)).toHaveLength(1)
  })

  it('goes on by itself after a crash in the middle, every campaign accounted for', async () => {
    for (const crashAfterMs of [25, 35, 45, 60, 90]) {
      const { test, ctx } = await start()
      const stopping = stopAll(ctx, { idempotencyKey: nextKey() })
      stopping.catch(() => undefined)
      await test.clock.advance(crashAfterMs)
      const revived = await testDesk(names, test)
      await recoverSwitches(revived.desk)
      await revived.clock.advance(60_000)
      const set = await openSet(ctxFor(revived.desk, 'manager'))
      expect(isOn(test)).toEqual([])
      expect(set.run?.status).toBe('finished')
      expect(new Set(set.run?.items.map((item) => item.status))).toEqual(new Set(['confirmed']))
    }
  })
})

describe('restoreStopSet', () => {
  it('turns on exactly the ticked campaigns and closes the set', async () => {
    const { test, ctx } = await start()
    await stop(test, ctx)
    const set = await openSet(ctx)
    const ids = set.campaigns.map((row) => row.campaignId)
    await finish(test, restoreStopSet(ctx, { stopSetId: set.id, campaignIds: ids, idempotencyKey: nextKey() }))
    expect(isOn(test)).toEqual(ids)
    expect((await getStopSet(ctx)).open).toBeNull()
  })

  it('names the campaigns that somebody switched since', async () => {
    const { test, ctx } = await start()
    await stop(test, ctx)
    await finish(test, switchCampaign(ctxFor(test.desk, 'manager', 'Ben'), { campaignId: '101', active: true, expectedActive: false, idempotencyKey: nextKey() }))
    test.dialer.setOutside('102', true)
    await finish(test, observeCampaigns(test.desk, { begunAfter: test.clock.now() }))
    const since = (await openSet(ctx)).campaigns.filter((row) => row.switchedSince !== null).map((row) => row.campaignId)
    expect(since).toEqual(['101', '102'])
  })

  it('refuses a campaign that is not in the set, and a closed set', async () => {
    const { test, ctx } = await start()
    await stop(test, ctx)
    const set = await openSet(ctx)
    const restore = (campaignIds: string[]) => finish(test, restoreStopSet(ctx, { stopSetId: set.id, campaignIds, idempotencyKey: nextKey() }))
    await expect(restore(['105'])).rejects.toMatchObject({ code: 'invalid_request' })
    await finish(test, dismissStopSet(ctx, { stopSetId: set.id }))
    expect(isOn(test)).toEqual([])
    await expect(restore(['101'])).rejects.toMatchObject({ code: 'conflict' })
  })

  it('waits for a person after a crash, who may go on or leave it', async () => {
    const { test, ctx } = await start()
    await stop(test, ctx)
    const set = await openSet(ctx)
    const ids = set.campaigns.map((row) => row.campaignId)
    const restoring = restoreStopSet(ctx, { stopSetId: set.id, campaignIds: ids, idempotencyKey: nextKey() })
    restoring.catch(() => undefined)
    await test.clock.advance(65)
    const revived = await testDesk(names, test)
    await recoverSwitches(revived.desk)
    const onAtCrash = isOn(test).length
    const after = ctxFor(revived.desk, 'manager')
    const [run] = await getOpenRuns(after)
    expect(run).toMatchObject({ kind: 'restore', status: 'interrupted' })
    expect(onAtCrash).toBeLessThan(ids.length)
    await continueRun(after, run?.id ?? '')
    await revived.clock.advance(60_000)
    expect(await getRun(after, run?.id ?? '')).toMatchObject({ status: 'finished' })
    expect(isOn(test).sort()).toEqual(ids.sort())
  })
})

describe('bulkSwitch', () => {
  it('has a result per campaign, a conflict included', async () => {
    const { test, ctx } = await start()
    const run = await finish(
      test,
      bulkSwitch(ctx, {
        active: false,
        campaigns: [
          { id: '101', expectedActive: true },
          { id: '102', expectedActive: false },
          { id: '105', expectedActive: true },
        ],
        idempotencyKey: nextKey(),
      }),
    )
    expect((await getRun(ctx, run.id)).items.map((item) => item.status)).toEqual(['confirmed', 'conflict', 'unchanged'])
  })

  it('rejects a viewer, and a decision about a run that waits for none', async () => {
    const { test, ctx } = await start()
    const order = { active: false, campaigns: [{ id: '101', expectedActive: true }], idempotencyKey: nextKey() }
    await expect(bulkSwitch(ctxFor(test.desk, 'viewer'), order)).rejects.toMatchObject({ code: 'forbidden' })
    const run = await finish(test, bulkSwitch(ctx, order))
    await expect(cancelRun(ctx, run.id)).rejects.toMatchObject({ code: 'conflict' })
  })
})
