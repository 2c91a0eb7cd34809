import { describe, expect, it } from 'vitest'
import type { RunItem, RunItemStatus } from '@/lib/contracts/campaigns'
import { byUrgency, runCounts, runSentence } from './run-counts'

const item = (status: RunItemStatus, id = '1'): RunItem => ({
  campaignId: id,
  campaignName: `Campaign ${id}`,
  status,
  detail: null,
  upstreamCode: null,
  updatedAt: '2026-11-21T18:00:00.000Z',
})

describe('runCounts', () => {
  it('counts every item exactly once', () => {
    const statuses: RunItemStatus[] = ['pending', 'sending', 'confirmed', 'unchanged', 'conflict', 'failed', 'unknown', 'left-out']
    const { total, ...groups } = runCounts({ items: statuses.map((status) => item(status)) })
    expect(total).toBe(8)
    expect(groups).toEqual({ done: 2, failed: 2, unknown: 1, open: 2, leftOut: 1 })
  })

  it('never counts an unproven switch as done', () => {
    expect(runCounts({ items: [item('unknown'), item('sending')] }).done).toBe(0)
  })
})

describe('runSentence', () => {
  it('names only what there is', () => {
    expect(runSentence({ active: false, items: [item('confirmed'), item('unchanged')] })).toBe('2 of 2 turned off')
    expect(runSentence({ active: true, items: [item('confirmed'), item('failed'), item('unknown'), item('pending')] })).toBe(
      '1 of 4 turned on, 1 failed, 1 unknown, 1 to go',
    )
  })
})

describe('byUrgency', () => {
  it('puts what failed on top and keeps the order inside a group', () => {
    const items = [item('confirmed', '1'), item('failed', '2'), item('unknown', '3'), item('conflict', '4')]
    expect(byUrgency(items).map((each) => each.campaignId)).toEqual(['2', '4', '3', '1'])
  })
})
