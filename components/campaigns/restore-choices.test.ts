import { describe, expect, it } from 'vitest'
import { heldCount, restoreChoices } from './restore-choices'

const stopped = { campaignId: '1', campaignName: 'Solar West', stoppedAt: '2026-11-21T18:00:00.000Z', active: false, switchedSince: null }

describe('restoreChoices', () => {
  it('ticks what was stopped and not touched since, also when its state is not known', () => {
    expect(restoreChoices({ campaigns: [stopped, { ...stopped, active: null }] }).map((choice) => choice.isTicked)).toEqual([true, true])
  })

  it('leaves out, with the reason, what somebody switched since', () => {
    const [choice] = restoreChoices({ campaigns: [{ ...stopped, switchedSince: 'Mia switched it off here' }] })
    expect(choice).toMatchObject({ isTicked: false, reason: 'Mia switched it off here' })
  })

  it('leaves out what is on already', () => {
    const [choice] = restoreChoices({ campaigns: [{ ...stopped, active: true }] })
    expect(choice).toMatchObject({ isTicked: false, reason: 'It is on already' })
  })
})

describe('heldCount', () => {
  const status = 'pending' as const
  const item = { campaignId: '2', campaignName: 'Roof East', status, detail: null, upstreamCode: null, updatedAt: stopped.stoppedAt }
  const run = { id: 'r', kind: 'stop-all' as const, active: false, by: 'Mia', createdAt: stopped.stoppedAt, finishedAt: null }

  it('counts those a running stop has not come to yet, each once', () => {
    const items = [item, { ...item, campaignId: '1' }]
    expect(heldCount({ campaigns: [stopped], run: { ...run, status: 'running', items } })).toBe(2)
  })

  it('counts only what was really taken in once the run is over', () => {
    expect(heldCount({ campaigns: [stopped], run: { ...run, status: 'finished', items: [item] } })).toBe(1)
    expect(heldCount({ campaigns: [stopped], run: null })).toBe(1)
  })
})
