import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Campaign } from '@/lib/contracts/campaigns'
import { isAppError } from '@/lib/server/core/errors'
import { fromInstant } from '@/lib/shared/instant'
import type { FakeDialer, ReadFate, WriteFate } from '@/lib/testing/fake-dialer'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { campaignViews } from './campaign-view'
import { getCampaigns } from './get-campaigns'
import { switchCampaign } from './switch-campaign'

const writeFates: WriteFate[] = ['done', 'done', 'done', 'lies', 'late', 'lost-applied', 'lost-late', 'lost-unapplied', 'rejected', 'not-sent']
const readFates: ReadFate[] = ['done', 'done', 'done', 'fails']
/** `npm run prove interleavings` asks for more. */
const rounds = Number(process.env['PROOF_ROUNDS'] ?? 1_000)
const people = ['Ana', 'Ben', 'Cem', 'Dee', 'Eve']
const campaigns = ['101', '102']

type Step =
  | { kind: 'switch'; who: string; campaign: string; active: boolean; expected: boolean; repeats: boolean }
  | { kind: 'outside'; campaign: string; active: boolean }
  | { kind: 'look'; who: string }
  | { kind: 'wait'; ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('switch' as const),
      who: fc.constantFrom(...people),
      campaign: fc.constantFrom(...campaigns),
      active: fc.boolean(),
      expected: fc.boolean(),
      repeats: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('outside' as const), campaign: fc.constantFrom(...campaigns), active: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), who: fc.constantFrom(...people) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 9, 11, 40, 500, 2_500, 12_000, 35_000) }) },
)

type Seen = { at: number; row: Campaign }

describe('every state shown', () => {
  it('was true when its read says so, through retries, lost answers, lies and outside changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 25 }),
        fc.array(fc.constantFrom(...writeFates), { maxLength: 12 }),
        fc.array(fc.constantFrom(...readFates), { maxLength: 12 }),
        async (steps, writes, reads) => {
          const test = await testDesk()
          test.dialer.writes = [...writes]
          test.dialer.reads = [...reads]
          const { seen, conflicts } = await play(test, steps)
          expect(test.failures).toEqual([])
          for (const view of seen) assertTrue(test.dialer, view)
          for (const truth of conflicts) expect(truth).not.toBeUndefined()
          assertWrites(test)
        },
      ),
      { numRuns: rounds },
    )
  }, 120_000 + rounds * 60)
})

async function play(test: TestDesk, steps: Step[]): Promise<{ seen: Seen[]; conflicts: unknown[] }> {
  const seen: Seen[] = []
  const conflicts: unknown[] = []
  const open: Promise<unknown>[] = []
  const look = () => campaignViews(test.desk).forEach((row) => seen.push({ at: test.clock.now(), row }))
  for (const [index, each] of steps.entries()) {
    if (each.kind === 'outside') test.dialer.setOutside(each.campaign, each.active)
    if (each.kind === 'wait') await test.clock.advance(each.ms)
    if (each.kind === 'look') open.push(getCampaigns(ctxFor(test.desk, 'viewer', each.who)).catch(expectTyped))
    if (each.kind === 'switch') {
      const order = { campaignId: each.campaign, active: each.active, expectedActive: each.expected, idempotencyKey: `key-${index}-0000000000000000` }
      for (let times = each.repeats ? 2 : 1; times > 0; times -= 1) {
        const work = switchCampaign(ctxFor(test.desk, 'manager', each.who), order)
        open.push(work.catch((error: unknown) => noteConflict(error, conflicts)))
      }
    }
    await test.clock.settle()
    look()
  }
  await test.clock.advance(120_000)
  await Promise.all(open)
  look()
  return { seen, conflicts }
}

function expectTyped(error: unknown): void {
  if (!isAppError(error)) throw error
}

function noteConflict(error: unknown, conflicts: unknown[]): void {
  expectTyped(error)
  if (isAppError(error) && error.code === 'conflict') conflicts.push(error.details.current)
}

/** Somewhere between the read's begin and its answer the campaign really was so. */
function assertTrue(dialer: FakeDialer, { at, row }: Seen): void {
  if (row.state !== 'on' && row.state !== 'off') return
  expect(row.read).not.toBeNull()
  if (row.read === null) return
  const begun = fromInstant(row.read.begunAt)
  const answered = fromInstant(row.read.answeredAt)
  const mine = dialer.history.filter((change) => change.campaignId === row.id)
  const before = mine.filter((change) => change.at <= begun).at(-1)
  const during = mine.filter((change) => change.at > begun && change.at <= answered)
  expect([before, ...during].map((change) => change?.active)).toContain(row.state === 'on')
  expect(at - begun).toBeLessThanOrEqual(60_000)
}

/** Every write has exactly one intent before it, every intent an outcome, and no key was spent twice. */
function assertWrites(test: TestDesk): void {
  const acts = test.store.entries.filter((entry) => entry.action === 'campaigns.switch')
  const intents = acts.filter((entry) => entry.outcome === 'attempted')
  expect(test.dialer.count.writes).toBeLessThanOrEqual(intents.length)
  for (const intent of intents) {
    const outcomes = acts.filter((entry) => entry.actId === intent.actId && entry.outcome !== 'attempted').map((entry) => entry.outcome)
    expect(outcomes.length).toBeGreaterThan(0)
    expect(['succeeded', 'failed', 'unknown']).toContain(outcomes[0])
  }
}
