import { roleMay } from '@/lib/contracts/permissions'
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
  const leads = readCarriers(ctx, phone).then((carriers) => carriers.leads.filter(({ lead }) => upstreamId.safeParse(lead.id).success))
  // Each source tells of a failure itself.
  leads.catch(() => undefined)
  await ctx.people.open(ctx, key)
  const reading = { leadIds: leads.then(idsOf), signal }
  reading.leadIds.catch(() => undefined)
  const alternateLeads = leads.then((all) => idsOf(all.filter(({ carries }) => !carries.includes('phone'))))
  alternateLeads.catch(() => undefined)
  const sources = [timelineCalls(ctx, { phone, span, signal, alternateLeads }), timelineRecordings(ctx, { ...reading, span })]
  if (to === undefined) sources.push(timelineCallbacks(ctx, reading))
  if (to === undefined && mayReadAudit(ctx)) sources.push(timelineAudit(ctx, reading))
  return stamped(ctx, mergeStreams(sources))
}

async function* stamped(ctx: Ctx, parts: AsyncGenerator<StoryPart>): AsyncGenerator<TimelinePart> {
  for await (const part of parts) yield { ...part, now: toInstant(ctx.clock.now()) }
}

const mayReadAudit = ({ actor: { role } }: Ctx): boolean => role === 'system' || roleMay(role, 'audit.read')

const idsOf = (leads: readonly CarriedLead[]): string[] => leads.map(({ lead }) => lead.id)
