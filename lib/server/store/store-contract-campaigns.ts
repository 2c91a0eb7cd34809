import { describe, expect, it } from 'vitest'
import type { StoredCampaignState, StoredRun, StoredRunItem, StoredSwitch } from '@/lib/server/ports/store'
import type { OpenFresh } from './opened-store'

export function campaignsContract(open: OpenFresh): void {
  describe('switches', () => switchesContract(open))
  describe('campaign states', () => statesContract(open))
  describe('runs', () => runsContract(open))
  describe('stop sets', () => stopSetsContract(open))
}

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()

const switchOf = (id: string, campaignId: string): StoredSwitch => ({
  id,
  campaignId,
  campaignName: `Campaign ${campaignId}`,
  desired: false,
  actorId: 'u1',
  actorName: 'Ada',
  actId: `act-${id}`,
  runId: null,
  status: 'sending',
  beganAt: at(1),
  endedAt: null,
})

function switchesContract(open: OpenFresh): void {
  it('keeps the ledger: what is under way, what nobody knows, what was last', async () => {
    const { store } = await open()
    for (const [id, campaignId] of [['a', '1'], ['b', '1'], ['c', '2'], ['d', '3']] as const) await store.switches.insert(switchOf(id, campaignId))
    await store.switches.settle('a', 'confirmed', at(5))
    await store.switches.settle('c', 'unknown', at(6))
    await store.switches.settle('d', 'failed', null)
    expect(await store.switches.get('a')).toEqual({ ...switchOf('a', '1'), status: 'confirmed', endedAt: at(5) })
    expect(await store.switches.get('z')).toBeNull()
    expect((await store.switches.unsettled()).map((row) => row.id)).toEqual(['b', 'c'])
    expect((await store.switches.latestFor(['1', '2', '9'])).map((row) => row.id)).toEqual(['b', 'c'])
    expect(await store.switches.latestFor([])).toEqual([])
  })
}

const stateOf = (campaignId: string, begun: number, changes: Partial<StoredCampaignState> = {}): StoredCampaignState => ({
  campaignId,
  campaignName: 'Solar',
  active: true,
  begunAt: at(begun),
  answeredAt: at(begun),
  planned: null,
  driftFrom: null,
  driftSeenAt: null,
  changedAt: null,
  ...changes,
})

function statesContract(open: OpenFresh): void {
  it('takes newer reads and leaves older ones', async () => {
    const { store } = await open()
    await store.campaignStates.put([stateOf('1', 10), stateOf('2', 10)])
    const drifted = stateOf('2', 20, { active: false, planned: true, driftFrom: true, driftSeenAt: at(21), changedAt: at(21) })
    await store.campaignStates.put([stateOf('1', 5, { active: false }), drifted])
    expect(await store.campaignStates.all()).toEqual([stateOf('1', 10), drifted])
    await store.campaignStates.put([])
  })

  it('takes the newest of a campaign named twice, and a same-aged correction', async () => {
    const { store } = await open()
    await store.campaignStates.put([stateOf('1', 10, { active: false }), stateOf('1', 9)])
    expect(await store.campaignStates.all()).toEqual([stateOf('1', 10, { active: false })])
    await store.campaignStates.put([stateOf('1', 10, { planned: true })])
    expect(await store.campaignStates.all()).toEqual([stateOf('1', 10, { planned: true })])
  })

  it('takes a thousand campaigns at once', async () => {
    const { store } = await open()
    await store.campaignStates.put(Array.from({ length: 1000 }, (_, n) => stateOf(String(n), 1)))
    expect(await store.campaignStates.all()).toHaveLength(1000)
  })
}

const runOf = (id: string, changes: Partial<StoredRun> = {}): StoredRun => ({
  id,
  kind: 'stop-all',
  active: false,
  status: 'running',
  stopSetId: 'set',
  actorId: 'u1',
  actorName: 'Ada',
  actorRole: 'manager',
  actId: `act-${id}`,
  reason: null,
  createdAt: at(1),
  finishedAt: null,
  ...changes,
})
const itemOf = (runId: string, campaignId: string, changes: Partial<StoredRunItem> = {}): StoredRunItem => ({
  runId,
  campaignId,
  campaignName: `Campaign ${campaignId}`,
  expectedActive: true,
  status: 'pending',
  detail: null,
  upstreamCode: null,
  updatedAt: at(1),
  ...changes,
})

function runsContract(open: OpenFresh): void {
  it('keeps a run with its items and moves each on its own', async () => {
    const { store } = await open()
    await store.runs.insert(runOf('r1'), [itemOf('r1', '2'), itemOf('r1', '1')])
    const failed = itemOf('r1', '2', { status: 'failed', detail: 'It said no.', upstreamCode: '6002', updatedAt: at(4) })
    await store.runs.putItem(failed)
    await store.runs.addItems([itemOf('r1', '2'), itemOf('r1', '3', { expectedActive: false })])
    await store.runs.addItems([])
    expect(await store.runs.get('r1')).toEqual({ run: runOf('r1'), items: [itemOf('r1', '1'), failed, itemOf('r1', '3', { expectedActive: false })] })
    expect(await store.runs.get('r9')).toBeNull()
  })

  it('names the unfinished ones and the newest of a stop set', async () => {
    const { store } = await open()
    await store.runs.insert(runOf('r1'), [])
    await store.runs.insert(runOf('r2', { kind: 'restore', active: true }), [itemOf('r2', '1')])
    await store.runs.insert(runOf('r3', { kind: 'bulk', stopSetId: null }), [])
    await store.runs.setStatus('r1', 'finished', at(9))
    await store.runs.setStatus('r2', 'interrupted', null)
    expect((await store.runs.unfinished()).map((run) => run.id)).toEqual(['r2', 'r3'])
    expect((await store.runs.get('r1'))?.run).toMatchObject({ status: 'finished', finishedAt: at(9) })
    expect(await store.runs.latestForStopSet('set')).toMatchObject({ run: { id: 'r2' }, items: [{ campaignId: '1' }] })
    expect(await store.runs.latestForStopSet('other')).toBeNull()
  })

  it('writes a run whole or not at all', async () => {
    const { store } = await open()
    await expect(store.runs.insert(runOf('r1'), [itemOf('no-such-run', '1')])).rejects.toThrow()
    expect(await store.runs.get('r1')).toBeNull()
  })
}

function stopSetsContract(open: OpenFresh): void {
  it('has one open set however many press at once, and another after it is closed', async () => {
    const { store, again } = await open()
    const second = await again()
    const opened = await Promise.all([store, second].map((one, n) => one.stopSets.openOrGet({ id: `set${n}`, openedAt: at(n), openedBy: 'Ada' })))
    expect(opened[0]).toEqual(opened[1])
    const id = opened[0]?.id ?? ''
    await store.stopSets.close(id, 'restored', 'Bob', at(9))
    await store.stopSets.close(id, 'dismissed', 'Eve', at(10))
    expect(await store.stopSets.open()).toBeNull()
    expect(await second.stopSets.openOrGet({ id: 'next', openedAt: at(11), openedBy: 'Bob' })).toEqual({
      id: 'next',
      openedAt: at(11),
      openedBy: 'Bob',
      closedAt: null,
      closedBy: null,
      closedHow: null,
    })
  })

  it('keeps when a campaign was first stopped', async () => {
    const { store } = await open()
    const { id } = await store.stopSets.openOrGet({ id: 'set', openedAt: at(1), openedBy: 'Ada' })
    const first = { stopSetId: id, campaignId: '1', campaignName: 'Solar', stoppedAt: at(2) }
    await store.stopSets.addCampaigns([first])
    await store.stopSets.addCampaigns([{ ...first, stoppedAt: at(3) }, { ...first, campaignId: '2', stoppedAt: at(3) }])
    expect(await store.stopSets.campaigns(id)).toEqual([first, { ...first, campaignId: '2', stoppedAt: at(3) }])
  })
}
