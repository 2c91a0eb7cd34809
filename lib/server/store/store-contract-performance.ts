import { describe, expect, it } from 'vitest'
import type { AgentPerformance } from '@/lib/contracts/agents'
import type { KeptDay } from '@/lib/server/ports/performance'
import type { OpenFresh } from './opened-store'

const zone = 'America/Los_Angeles'
const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()
const ada: AgentPerformance = {
  userId: '12', name: 'Ada "A" Söhne', calls: 843, machines: 135, humans: 708, talkSeconds: 12_291, waitSeconds: 15_330, pauseSeconds: 2_837, wrapSeconds: 711,
  totalSeconds: 31_169,
}
const dayOf = (day: string, changes: Partial<KeptDay> = {}): KeptDay => ({ zone, day, campaignId: '', askedAt: at(1), isStale: false, rows: [ada], contacts: null, ...changes })
const span = { zone, fromDay: '2026-11-01', toDay: '2026-11-03', campaignIds: [''] }

export function performanceContract(open: OpenFresh): void {
  describe('kept days', () => {
    it('give back the days of the asked zone, campaigns and span, whole', async () => {
      const { store, again } = await open()
      const wanted = [dayOf('2026-11-01', { rows: [ada, { ...ada, userId: '13', timesMissing: true }] }), dayOf('2026-11-03', { rows: [] })]
      const others = [dayOf('2026-11-04'), dayOf('2026-11-02', { campaignId: '7' }), dayOf('2026-11-02', { zone: 'UTC' })]
      await store.keptDays.put([...wanted, ...others])
      const found = await (await again()).keptDays.between(span)
      expect(found.toSorted((a, b) => a.day.localeCompare(b.day))).toEqual(wanted)
      expect(await store.keptDays.between({ ...span, campaignIds: ['7', '8'] })).toEqual([others[1]])
      expect(await store.keptDays.between({ ...span, campaignIds: [] })).toEqual([])
    })

    it('are replaced by what was asked later and never by what was asked before', async () => {
      const { store } = await open()
      await store.keptDays.put([dayOf('2026-11-01', { askedAt: at(2) })])
      await store.keptDays.put([dayOf('2026-11-01', { askedAt: at(1), rows: [] })])
      expect(await store.keptDays.between(span)).toEqual([dayOf('2026-11-01', { askedAt: at(2) })])
      await store.keptDays.put([dayOf('2026-11-01', { askedAt: at(3), rows: [] })])
      expect(await store.keptDays.between(span)).toEqual([dayOf('2026-11-01', { askedAt: at(3), rows: [] })])
    })

    it('can be called stale and are fresh again once they are read', async () => {
      const { store } = await open()
      await store.keptDays.put([dayOf('2026-11-01'), dayOf('2026-11-01', { campaignId: '7' }), dayOf('2026-11-09')])
      expect(await store.keptDays.expire({ zone, fromDay: '2026-10-01', toDay: '2026-11-05' })).toBe(1)
      expect(await store.keptDays.between(span)).toEqual([dayOf('2026-11-01', { isStale: true })])
      await store.keptDays.put([dayOf('2026-11-01', { askedAt: at(1) })])
      expect(await store.keptDays.between(span)).toEqual([dayOf('2026-11-01')])
    })
  })

  it('keeps contacts beside the day they were asked of, stale or not, and drops them with it', async () => {
    const { store, again } = await open()
    const contacts = { codes: ['NI', 'SALE'], byAgent: { '12': 400, '13': 0 } }
    await store.keptDays.put([dayOf('2026-11-01'), dayOf('2026-11-01', { campaignId: '7' }), dayOf('2026-11-02', { askedAt: at(2) })])
    await store.keptDays.expire({ zone, fromDay: '2026-11-01', toDay: '2026-11-01' })
    await store.keptDays.putContacts([dayOf('2026-11-01'), dayOf('2026-11-02')].map((day) => ({ ...day, contacts })))
    const found = await (await again()).keptDays.between(span)
    expect(found.toSorted((a, b) => a.day.localeCompare(b.day))).toEqual([dayOf('2026-11-01', { isStale: true, contacts }), dayOf('2026-11-02', { askedAt: at(2) })])
    expect(await store.keptDays.between({ ...span, campaignIds: ['7'] })).toMatchObject([{ contacts: null }])
    await store.keptDays.put([dayOf('2026-11-01', { askedAt: at(3) })])
    expect(await store.keptDays.between({ ...span, toDay: '2026-11-01' })).toEqual([dayOf('2026-11-01', { askedAt: at(3) })])
  })

  it('keeps ratios by name and forgets them', async () => {
    const { store } = await open()
    const ratioOf = (id: string, name: string) => ({ id, name, numerator: 'contacts' as const, denominator: 'calls' as const, createdBy: 'Ada', createdAt: at(1) })
    await store.ratios.insert(ratioOf('1', 'Reach'))
    await store.ratios.insert(ratioOf('2', 'Closing'))
    expect(await store.ratios.list()).toEqual([ratioOf('2', 'Closing'), ratioOf('1', 'Reach')])
    await store.ratios.remove('2')
    expect(await store.ratios.list()).toEqual([ratioOf('1', 'Reach')])
  })
}
