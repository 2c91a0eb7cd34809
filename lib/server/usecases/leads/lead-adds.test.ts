import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AddLeadAnswer } from '@/lib/contracts/lead-edits'
import { losingLeads, type LeadFate } from '@/lib/testing/losing-leads'
import { ctxFor, testDesk } from '../testing-desk'
import { addLead, getAdd } from './add-lead'

/** `npm run prove lead-adds` asks for more. */
const adds = Number(process.env['PROOF_ROUNDS'] ?? 2_000)
const lostShare = 0.05
const lanes = 8

describe('two thousand adds whose answers are lost in one of twenty', () => {
  it('leave every lead there once, or told as not added', async () => {
    const { desk, clock, dialer, store } = await testDesk()
    const leads = losingLeads(clock, [])
    dialer.leads = leads
    const ctx = ctxFor(desk, 'supervisor')
    leads.fates = fatesFor(adds)
    const lost = leads.fates.filter((fate) => fate !== 'done').length
    const answers = new Map<string, AddLeadAnswer>()
    const addOne = async (number: number) => {
      const order = { listId: '1', phone: phoneOf(number), firstName: `Lead ${number}`, duplicates: 'none', duplicatesInArchive: false, checkDnc: false, checkWireless: false } as const
      answers.set(phoneOf(number), await addLead(ctx, { ...order, idempotencyKey: `add-${number}-0123456789abcdef` }))
    }
    const next = { number: 0 }
    const lane = async () => {
      while (next.number < adds) await addOne((next.number += 1))
    }
    const all = Promise.all(Array.from({ length: lanes }, lane))
    const end = all.then(() => true)
    while (!(await Promise.race([end, clock.advance(5_000).then(() => false)])));
    // Late arrivals, and the looking for them.
    await clock.advance(120_000)
    const final = await Promise.all([...answers].map(async ([phone, { addId }]) => [phone, await getAdd(ctx, addId)] as const))
    const there = new Map<string, number>()
    for (const row of leads.rows.values()) there.set(row.phone, (there.get(row.phone) ?? 0) + 1)
    expect(Math.max(...there.values())).toBe(1)
    for (const [phone, { outcome, leadId }] of final) {
      expect(outcome).toBe(there.has(phone) ? 'added' : 'failed')
      if (leadId !== null) expect(leads.rows.get(leadId)?.phone).toBe(phone)
    }
    expect(final).toHaveLength(adds)
    expect(leads.count.writes).toBe(adds)
    expect(lost).toBeGreaterThan(adds / 40)
    expect(final.some(([, { outcome }]) => outcome === 'failed')).toBe(true)
    const unsettled = await store.leadAdds.unsettled('')
    expect(unsettled).toEqual([])
  }, 120_000)
})

const phoneOf = (number: number): string => String(3_105_000_000 + number)

/** The same ones in every run. */
function fatesFor(count: number): LeadFate[] {
  const lost = fc.constantFrom<LeadFate>('lost-applied', 'lost-applied', 'late', 'lost-unapplied')
  const one = fc.oneof({ weight: Math.round(lostShare * 100), arbitrary: lost }, { weight: Math.round((1 - lostShare) * 100), arbitrary: fc.constant<LeadFate>('done') })
  return fc.sample(one, { numRuns: count, seed: 42 })
}
