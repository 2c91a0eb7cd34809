import { describe, expect, it } from 'vitest'
import type { Call } from '@/lib/contracts/calls'
import type { Role } from '@/lib/contracts/permissions'
import { AppError } from '@/lib/server/core/errors'
import { blankLead, losingLeads } from '@/lib/testing/losing-leads'
import { ctxFor, testDesk } from '../testing-desk'
import { getChoices } from './get-choices'
import { getLead } from './get-lead'
import { getLeadCalls } from './get-lead-calls'
import { getLeadRecordings } from './get-lead-recordings'

const stamp = { begunAt: '2026-03-03T18:00:00.000Z', answeredAt: '2026-03-03T18:00:00.000Z' }

async function scene(role: Role = 'supervisor') {
  const test = await testDesk()
  const leads = losingLeads(test.clock)
  leads.travelMs = 0
  test.dialer.leads = leads
  return { ...test, leads, ctx: ctxFor(test.desk, role) }
}

describe('getLead', () => {
  it('masks for a viewer without a row, and writes one for whoever sees it all', async () => {
    const test = await scene('viewer')
    const opened = getLead(test.ctx, '7')
    await test.clock.advance(0)
    expect(JSON.stringify(await opened)).not.toContain('8185550199')
    expect(test.store.entries).toEqual([])
    const full = getLead(ctxFor(test.desk, 'supervisor'), '7')
    await test.clock.advance(0)
    expect((await full).lead.phone).toBe('8185550199')
    expect(test.store.entries).toMatchObject([{ action: 'personal.open', targetKind: 'lead', targetId: '7' }])
  })
})

const bare: Call = {
  id: '1', leadId: '7', listId: null, campaignId: null, campaignName: null, userId: null, userName: 'Ana', system: false, phone: '8185550199',
  numberDialed: '8185550199', firstName: 'Zoë', lastName: 'Ray', status: 'SALE', statusName: null, startedAt: '2026-03-03T17:00:00.000Z', seconds: 9,
  callType: null, endedBy: null, queueId: null, queueSeconds: null, calledCount: null, comment: 'secret 4111111111111111', recordings: [],
}

describe('getLeadCalls', () => {
  it('reads three closed slices of ninety days, newest first, and tells no number', async () => {
    const test = await scene('viewer')
    const asked: { from: string; to: string; leadId?: string }[] = []
    test.dialer.calls.search = ({ from, to, leadId }) => {
      asked.push({ from, to, ...(leadId === undefined ? {} : { leadId }) })
      const items = asked.length === 1 ? [{ ...bare, id: '1' }, { ...bare, id: '2', startedAt: '2026-03-03T17:30:00.000Z' }] : []
      return Promise.resolve({ ...stamp, data: { items, total: items.length, offset: 0, limit: 500 } })
    }
    const { items, isCut, days } = await getLeadCalls(test.ctx, '7')
    expect(items.map(({ id }) => id)).toEqual(['2', '1'])
    expect({ isCut, days }).toEqual({ isCut: false, days: 90 })
    expect(asked.map(({ leadId }) => leadId)).toEqual(['7', '7', '7'])
    expect(asked.map(({ from }) => from).slice(0, 2)).toEqual(asked.map(({ to }) => to).slice(1))
    expect(JSON.stringify(items)).not.toMatch(/8185550199|secret|Ray/)
  })

  it('says that there are more, and stops looking', async () => {
    const test = await scene()
    let reads = 0
    test.dialer.calls.search = () => {
      reads += 1
      return Promise.resolve({ ...stamp, data: { items: [bare], total: 700, offset: 0, limit: 500 } })
    }
    expect((await getLeadCalls(test.ctx, '7')).isCut).toBe(true)
    expect(reads).toBe(1)
  })

  it('shows nothing when the dialer answers with the calls of others', async () => {
    const test = await scene()
    test.dialer.calls.search = () => Promise.resolve({ ...stamp, data: { items: [{ ...bare, leadId: '8' }], total: 1, offset: 0, limit: 500 } })
    await expect(getLeadCalls(test.ctx, '7')).rejects.toMatchObject({ code: 'selection_mismatch' })
  })
})

describe('getLeadRecordings', () => {
  const recording = { id: '5', leadId: '7', startedAt: '2026-03-03T17:00:00.000Z', endedAt: null, seconds: 9, source: 'https://dialer.example/secret.mp3' }

  it('rejects a viewer, and tells nobody where a recording lies', async () => {
    const test = await scene()
    const items = [recording, { ...recording, id: '6', startedAt: '2026-03-03T17:30:00.000Z', source: 'bare.wav' }]
    test.leads.recordings = () => Promise.resolve({ ...stamp, data: { items, total: 2, offset: 0, limit: 100 } })
    const answer = await getLeadRecordings(test.ctx, '7')
    expect(answer.items.map(({ id, isPlayable }) => [id, isPlayable])).toEqual([['l7-6', false], ['l7-5', true]])
    expect(JSON.stringify(answer)).not.toMatch(/secret|bare/)
    await expect(getLeadRecordings(ctxFor(test.desk, 'viewer'), '7')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('shows nothing when the dialer answers with the recordings of others', async () => {
    const test = await scene()
    test.leads.recordings = () => Promise.resolve({ ...stamp, data: { items: [{ ...recording, leadId: '8' }], total: 1, offset: 0, limit: 100 } })
    await expect(getLeadRecordings(test.ctx, '7')).rejects.toMatchObject({ code: 'selection_mismatch' })
  })
})

describe('getChoices', () => {
  it('falls back to the statuses that leads carry, and tells each part’s failure apart', async () => {
    const test = await scene()
    test.leads.rows.set('8', { ...blankLead, id: '8', status: 'SALE', statusName: 'Sale' })
    test.dialer.dispositions.search = () => Promise.reject(new AppError('upstream_auth', 'The token lacks this section.'))
    const asked = getChoices(test.ctx)
    await test.clock.advance(0)
    const { statuses, lists } = await asked
    expect(statuses).toEqual({ items: [{ code: 'NEW', name: 'New' }, { code: 'SALE', name: 'Sale' }], problem: null, source: 'seen' })
    expect(lists).toEqual({ items: [], problem: 'Convoso refused this.' })
  })

  it('takes the listed statuses where the token may read them', async () => {
    const test = await scene()
    const flags = { final: true, reached: true, success: true, dnc: false, callback: false, contact: true, voicemail: false }
    test.dialer.dispositions.search = () => Promise.resolve({ ...stamp, data: [{ code: 'SALE', name: 'Sale', ...flags }] })
    expect((await getChoices(test.ctx)).statuses).toEqual({ items: [{ code: 'SALE', name: 'Sale' }], problem: null, source: 'listed' })
    expect(test.leads.count.reads).toBe(0)
  })
})
