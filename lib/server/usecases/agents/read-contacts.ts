import type { AgentPerformance } from '@/lib/contracts/agents'
import { sentenceOf } from '@/lib/server/core/errors'
import type { KeptDay } from '@/lib/server/ports/performance'
import { fromInstant } from '@/lib/shared/instant'
import type { Ctx } from '../desk'
import { askBucket, recall, remember, type ContactGroups, type Wanted } from './ask-bucket'
import type { CodeGroups } from './code-groups'
import { ignoredSentence, isMoreThan, unsortedSentence } from './read-sums'

/** Calls per agent that reached somebody; null: not asked for, or not known because of `problem`. */
export type Contacts = { byAgent: Readonly<Record<string, number>> | null; isKept: boolean; problem: string | null }

const notAsked: Contacts = { byAgent: null, isKept: true, problem: null }

/** Whether the contacts of a kept day lie beside it, of the dispositions that mean so today; also where none have to be asked for. */
export const hasContacts = ({ contacts }: Pick<KeptDay, 'contacts'>, groups: ContactGroups | null): boolean =>
  groups === null || groups.contact.length === 0 || (contacts !== null && contacts.codes.join() === groups.contact.join())

type Whole = { rows: readonly AgentPerformance[]; askedAt: string | null; day: KeptDay | null }

/** As the table has them: the same sums asked again by the dispositions that mean contact. Never rejects but when the reader has left. */
export async function readContacts(ctx: Ctx, wanted: Wanted, whole: Whole): Promise<Contacts> {
  const { groups, signal, keepContacts } = wanted.work
  if (groups === null || whole.askedAt === null) return notAsked
  if (!groups.isKnown) return { byAgent: null, isKept: true, problem: groups.problem ?? unsortedSentence }
  // Nothing that was chosen means contact; an empty filter would ask for all.
  if (groups.contact.length === 0) return { byAgent: {}, isKept: true, problem: null }
  const { day } = whole
  if (day !== null && day.contacts !== null && hasContacts(day, groups)) return { byAgent: day.contacts.byAgent, isKept: true, problem: null }
  try {
    const rows = await readGroup(ctx, wanted, groups.contact)
    if (await isIgnored(ctx, wanted, { whole: whole.rows, contacts: rows, groups })) return { byAgent: null, isKept: false, problem: ignoredSentence }
    const byAgent = Object.fromEntries(rows.map(({ userId, calls }) => [userId, calls]))
    if (day !== null) await keepContacts({ ...day, contacts: { codes: groups.contact, byAgent } })
    return { byAgent, isKept: false, problem: null }
  } catch (error) {
    signal.throwIfAborted()
    return { byAgent: null, isKept: false, problem: sentenceOf(error) }
  }
}

async function readGroup(ctx: Ctx, wanted: Wanted, codes: readonly string[]): Promise<AgentPerformance[]> {
  const known = recall(ctx, wanted, codes)
  if (known !== undefined) return known.rows
  const { data: rows, begunAt } = await askBucket(ctx, wanted, codes)
  remember(ctx, wanted, { statuses: codes, rows, askedAt: fromInstant(begunAt) })
  return rows
}

/** Only where all calls seem to be contacts is it worth a request to ask what the others are. */
async function isIgnored(ctx: Ctx, wanted: Wanted, { whole, contacts, groups }: { whole: Whole['rows']; contacts: Whole['rows']; groups: CodeGroups }): Promise<boolean> {
  const [all, reached] = [callsOf(whole), callsOf(contacts)]
  if (reached === 0 || reached < all || groups.other.length === 0) return isMoreThan(reached, all)
  return isMoreThan(reached + callsOf(await readGroup(ctx, wanted, groups.other)), all)
}

const callsOf = (rows: Whole['rows']): number => rows.reduce((sum, { calls }) => sum + calls, 0)

/** Of all campaigns that are asked apart; one that is not known leaves all of it unknown. */
export function mergeContacts(parts: readonly Contacts[]): Contacts {
  const merged: Record<string, number> = {}
  for (const [userId, count] of parts.flatMap(({ byAgent }) => Object.entries(byAgent ?? {}))) merged[userId] = (merged[userId] ?? 0) + count
  return {
    byAgent: parts.some(({ byAgent }) => byAgent === null) ? null : merged,
    isKept: parts.every(({ isKept }) => isKept),
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? null,
  }
}
