import { roleMay } from '@/lib/contracts/permissions'
import type { Lead } from '@/lib/contracts/leads'
import type { TimelinePart, TimelineQuery } from '@/lib/contracts/people'
import { upstreamId } from '@/lib/contracts/paging'
import { toInstant } from '@/lib/shared/instant'
import type { Ctx } from '../desk'
import { readCarriers, type CarriedLead } from './get-person'
import { keptPerson } from './kept-person'
import { mergeStreams } from './merge-streams'
import { firstSpan } from './person-reads'
import { timelineAudit, timelineCallbacks, timelineRecordings } from './timeline-by-lead'
import { timelineCalls } from './timeline-calls'
import type { StoryPart } from './timeline-events'
import { makeToldCalls } from './told-calls'

/** Before any dialer: the begin of everything older. */
const theBeginning = '2000-01-01T08:00:00.000Z'

type Asked = TimelineQuery & { key: string; signal?: AbortSignal }

/**
 * What happened with everybody who carries the number, source by source as each answers. Without `to` the last 90 days and what lies
 * ahead; with it all calls and recordings before that moment. A source that fails says so in its last part and holds up no other.
 * Rejects, before the first part, with forbidden, not_found or too_many_requests.
 */
export async function getTimeline(ctx: Ctx, { key, to, signal }: Asked): Promise<AsyncGenerator<TimelinePart>> {
  const { phone } = await keptPerson(ctx, key)
  const span = to === undefined ? firstSpan(ctx) : { from: theBeginning, to }
  const carriers = readCarriers(ctx, phone).then(({ leads }) => leads.filter(({ lead }) => upstreamId.safeParse(lead.id).success))
  // Each source tells of a failure itself.
  carriers.catch(() => undefined)
  await ctx.people.open(ctx, key)
  const reading = { leads: leadsOf(carriers, () => true), signal }
  const alternateLeads = leadsOf(carriers, ({ carries }) => !carries.includes('phone'))
  const told = makeToldCalls()
  const sources = [timelineCalls(ctx, { phone, span, signal, alternateLeads, told }), timelineRecordings(ctx, { ...reading, span, told })]
  if (to === undefined) sources.push(timelineCallbacks(ctx, reading))
  if (to === undefined && mayReadAudit(ctx)) sources.push(timelineAudit(ctx, reading))
  return stamped(ctx, mergeStreams(sources))
}

async function* stamped(ctx: Ctx, parts: AsyncGenerator<StoryPart>): AsyncGenerator<TimelinePart> {
  for await (const part of parts) yield { ...part, now: toInstant(ctx.clock.now()) }
}

const mayReadAudit = ({ actor: { role } }: Ctx): boolean => role === 'system' || roleMay(role, 'audit.read')

function leadsOf(carriers: Promise<CarriedLead[]>, isWanted: (carried: CarriedLead) => boolean): Promise<Lead[]> {
  const leads = carriers.then((all) => all.filter(isWanted).map(({ lead }) => lead))
  leads.catch(() => undefined)
  return leads
}
