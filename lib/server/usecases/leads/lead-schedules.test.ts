import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditLeadAnswer, LeadConflict } from '@/lib/contracts/lead-edits'
import { valueIn, type EditableField, type LeadValues } from '@/lib/contracts/lead-edits-words'
import { isAppError } from '@/lib/server/core/errors'
import { blankLead, losingLeads, type LeadFate, type LosingLeads } from '@/lib/testing/losing-leads'
import { ctxFor, testDesk } from '../testing-desk'
import { editLead } from './edit-lead'

/** `npm run prove lead-edits` asks for more. */
const rounds = Number(process.env['PROOF_ROUNDS'] ?? 500)
const fields = ['city', 'state', 'notes'] as const
type Field = (typeof fields)[number]
const fates: LeadFate[] = ['done', 'done', 'done', 'done', 'lost-applied', 'lost-unapplied', 'rejected', 'not-sent']

type Step =
  | { kind: 'open'; who: 'Ana' | 'Ben' }
  | { kind: 'save'; who: 'Ana' | 'Ben'; fields: Field[] }
  | { kind: 'outside'; field: Field }
  | { kind: 'wait'; ms: number }

const who = fc.constantFrom('Ana' as const, 'Ben' as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('open' as const), who }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('save' as const), who, fields: fc.subarray([...fields], { minLength: 1 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('outside' as const), field: fc.constantFrom(...fields) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 9, 15, 25, 60, 5_000) }) },
)

type Saved = { who: string; changes: LeadValues; loaded: LeadValues; answer: EditLeadAnswer | null; conflict: LeadConflict | null; failed: boolean }
type Applied = { field: Field; value: string; over: string; at: number; isOutside: boolean }

describe('two managers and somebody outside on one lead', () => {
  it('never lose a write without being told, and keep what does not overlap', async () => {
    let conflicts = 0
    let merged = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), fc.array(fc.constantFrom(...fates), { maxLength: 12 }), async (steps, planned) => {
        const { saved, leads } = await play(steps, planned)
        const applied = appliedOf(leads)
        for (const save of saved) judge(save, applied)
        for (const write of applied) expect(isSeenByItsWriter(write, saved, applied)).toBe(true)
        conflicts += saved.filter(({ conflict }) => conflict !== null).length
        merged += saved.filter(({ answer }) => answer?.outcome === 'confirmed').length
      }),
      { numRuns: rounds, seed: 20_261_121 },
    )
    // Schedules in which nobody ever met would prove nothing.
    expect(conflicts).toBeGreaterThan(rounds / 20)
    expect(merged).toBeGreaterThan(rounds / 5)
  }, 300_000)
})

async function play(steps: readonly Step[], planned: readonly LeadFate[]): Promise<{ saved: Saved[]; leads: LosingLeads }> {
  const { desk, clock, dialer } = await testDesk()
  const leads = losingLeads(clock)
  dialer.leads = leads
  leads.fates = [...planned]
  const saved: Saved[] = []
  const open = { Ana: blankLead, Ben: blankLead }
  const under: Promise<void>[] = []
  let written = 0
  const run = (next: Step): void => {
    written += 1
    if (next.kind === 'open') open[next.who] = leads.rows.get('7') ?? blankLead
    if (next.kind === 'outside') leads.changeOutside('7', { [next.field]: `outside ${written}` })
    if (next.kind !== 'save') return
    const pick = (valueOf: (field: EditableField) => string): LeadValues => Object.fromEntries(next.fields.map((field) => [field, valueOf(field)]))
    const held = open[next.who]
    const save: Saved = { who: next.who, changes: pick(() => `${next.who} ${written}`), loaded: pick((field) => valueIn(held, field)), answer: null, conflict: null, failed: false }
    saved.push(save)
    const sent = editLead(ctxFor(desk, 'manager', next.who), { id: '7', changes: save.changes, loaded: save.loaded, idempotencyKey: `schedule-${written}-0123456789` })
    under.push(sent.then((answer) => void (save.answer = answer), (error: unknown) => note(save, error)))
  }
  for (const next of steps) {
    if (next.kind === 'wait') await clock.advance(next.ms)
    else run(next)
  }
  await clock.advance(60_000)
  await Promise.all(under)
  return { saved, leads }
}

function note(save: Saved, error: unknown): void {
  const current: unknown = isAppError(error) ? error.details.current : undefined
  save.failed = true
  if (isAppError(error) && error.code === 'conflict' && isConflict(current)) save.conflict = current
}

const isConflict = (value: unknown): value is LeadConflict => typeof value === 'object' && value !== null && 'fields' in value

/** Every value that was carried out, with the one it replaced. */
function appliedOf({ history }: LosingLeads): Applied[] {
  const now: Record<Field, string> = { city: blankLead.city, state: blankLead.state, notes: blankLead.notes }
  return history.flatMap(({ at, changes, isOutside }) =>
    fields.flatMap((field): Applied[] => {
      const value = changes[field]
      if (value === undefined) return []
      const over = now[field]
      now[field] = value
      return [{ field, value, over, at, isOutside }]
    }),
  )
}

/** What an answer says about a save is what happened. */
function judge({ changes, loaded, answer, conflict, failed }: Saved, applied: readonly Applied[]): void {
  const wasApplied = (field: Field) => applied.some((write) => !write.isOutside && write.field === field && write.value === changes[field])
  const wanted = fields.filter((field) => changes[field] !== undefined)
  if (failed) for (const field of wanted) expect(wasApplied(field)).toBe(false)
  if (answer?.outcome === 'confirmed') for (const field of answer.written) expect(fields.some((each) => each === field && wasApplied(each))).toBe(true)
  if (conflict === null) return
  expect(conflict.fields.length).toBeGreaterThan(0)
  for (const { field, theirs, yours } of conflict.fields) {
    expect(theirs).not.toBe(loaded[field])
    expect(yours).toBe(changes[field])
  }
}

/** The dialer has no compare-and-set: an outside write between our read and our write cannot be seen. Less than one round trip. */
const blindMs = 20

/** A write of ours replaces only what its writer had before him, or what came in the moment when nobody can look. */
function isSeenByItsWriter(write: Applied, saved: readonly Saved[], applied: readonly Applied[]): boolean {
  if (write.isOutside) return true
  const loaded = saved.find(({ changes }) => changes[write.field] === write.value)?.loaded[write.field]
  if (write.over === loaded) return true
  const replaced = applied.findLast((other) => other.field === write.field && other.value === write.over && other.at <= write.at)
  return replaced !== undefined && replaced.isOutside && write.at - replaced.at <= blindMs
}
