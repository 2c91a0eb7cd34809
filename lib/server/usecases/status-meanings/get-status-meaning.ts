import type { SeenStatus, StatusMeaning, StatusMeaningSetting } from '@/lib/contracts/status-meanings'
import { sentenceOf } from '@/lib/server/core/errors'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { readMeanings, readSorted, type SortedCodes } from './read-meanings'

const seenMaxAgeMs = 600_000
const sampleOfLeads = 1_000
const sampleOfCalls = 500
const callsSpanMs = 24 * 3_600_000

/** Every code that is named, sorted or was met, how often it was met, and who says what it means. */
export async function getStatusMeaning(ctx: Ctx): Promise<StatusMeaningSetting> {
  assertMay(ctx, 'audit.read')
  const [named, meanings, sorted, leads, calls] = await Promise.all([ctx.namedStatuses.read(), readMeanings(ctx), readSorted(ctx), leadsSeen(ctx), callsSeen(ctx)])
  const convoso = new Set(named.statuses?.map(({ code }) => code))
  const codes = new Set([...Object.keys(meanings.byCode), ...leads.counts.keys(), ...calls.counts.keys()].filter((code) => code !== ''))
  const items = [...codes].map((code): SeenStatus => ({
    code,
    name: meanings.byCode[code]?.name ?? leads.names.get(code) ?? calls.names.get(code) ?? null,
    meaning: ticksOf(meanings.byCode[code]),
    from: convoso.has(code) ? 'convoso' : isIn(sorted, code) ? 'settings' : null,
    leads: leads.counts.get(code) ?? 0,
    calls: calls.counts.get(code) ?? 0,
  }))
  const { source, readAt } = meanings
  return { source, readAt, problem: named.problem, items: items.toSorted(byNeed), leadsOf: leads.of, callsOf: calls.of }
}

const isIn = (sorted: SortedCodes, code: string): boolean => Object.hasOwn(sorted, code)

const ticksOf = (meaning: StatusMeaning | undefined) => (meaning === undefined ? null : { contact: meaning.contact, success: meaning.success, final: meaning.final })

/** What a person has to do comes first, then what is met most. */
const byNeed = (a: SeenStatus, b: SeenStatus): number =>
  Number(a.meaning !== null) - Number(b.meaning !== null) || b.leads + b.calls - a.leads - a.calls || a.code.localeCompare(b.code)

type Seen = { counts: Map<string, number>; names: Map<string, string>; of: string }

async function leadsSeen(ctx: Ctx): Promise<Seen> {
  const counts = await ctx.store.listScans.statuses()
  if (counts.size > 0) return { counts, names: new Map(), of: 'leads of the scanned lists' }
  return await inPart('leads', async () => {
    const { data } = await ctx.dialer.leads.search({ limit: sampleOfLeads }, { maxAgeMs: seenMaxAgeMs, priority: 'background' })
    return { ...tally(data.items), of: `a sample of ${data.items.length.toLocaleString('en-US')} leads` }
  })
}

const callsSeen = (ctx: Ctx): Promise<Seen> =>
  inPart('calls', async () => {
    const now = ctx.clock.now() - (ctx.clock.now() % 60_000)
    const span = { from: toInstant(now - callsSpanMs), to: toInstant(now) }
    const { data } = await ctx.dialer.calls.search({ ...span, order: 'desc', limit: sampleOfCalls }, { maxAgeMs: seenMaxAgeMs, priority: 'background' })
    return { ...tally(data.items), of: `the newest ${data.items.length.toLocaleString('en-US')} calls` }
  })

/** What could not be read is said in the place of the count. */
async function inPart(noun: string, read: () => Promise<Seen>): Promise<Seen> {
  try {
    return await read()
  } catch (error) {
    return { counts: new Map(), names: new Map(), of: `${noun} could not be read: ${sentenceOf(error)}` }
  }
}

function tally(rows: readonly { status: string; statusName: string | null }[]): Omit<Seen, 'of'> {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  for (const { status, statusName } of rows) {
    counts.set(status, (counts.get(status) ?? 0) + 1)
    if (statusName !== null) names.set(status, statusName)
  }
  return { counts, names }
}
