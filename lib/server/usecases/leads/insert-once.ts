import type { AddLeadAnswer } from '@/lib/contracts/lead-edits'
import { ownField, valuesOf } from '@/lib/contracts/lead-edits-words'
import type { NewLead } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { AppError, isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { LeadAdd, LeadSettlement } from '@/lib/server/ports/leads'
import { beginAct, endAct, type Act } from '../audit/record-act'
import type { Ctx } from '../desk'
import { getCustomFields } from './custom-fields'
import { atSentFields } from './edit-lead'
import { carriersNow, findAdded, type Finding } from './find-added'
import { mayHaveArrived, readBack } from './read-lead'
import { actionOf, answerOf, settleLedger } from './lead-ledger'
import { settleAdd } from './settle-add'

type Insertion = { requestKey: string; recreates?: string; reason?: string }

/**
 * Sends one new lead once. The ledger has it before the request goes out; a lost answer is never sent again but looked for by number and list.
 * Throws upstream_* when it was definitely not added.
 */
export async function insertOnce(ctx: Ctx, lead: NewLead, { requestKey, recreates, reason }: Insertion): Promise<AddLeadAnswer> {
  return await ctx.mutex.run(`lead-add:${lead.phone}`, async () => {
    const earlier = await ctx.store.leadAdds.ofRequest(requestKey)
    // The same request from before a restart: sent again it could be a second lead.
    if (earlier !== null && earlier.status !== 'failed') return answerOf(earlier)
    const knownIds = (await carriersNow(ctx, lead)).map((carrier) => carrier.id)
    const act: Act = { action: actionOf({ recreates: recreates ?? null }), target: { kind: 'list', id: lead.listId }, after: await toldOf(ctx, lead), reason }
    const add: LeadAdd = {
      id: ctx.newId(),
      status: 'sending',
      actId: await beginAct(ctx, act),
      actorName: ctx.actor.name,
      body: lead,
      knownIds,
      requestKey,
      recreates: recreates ?? null,
      leadId: null,
      code: null,
      sentence: null,
      beganAt: toInstant(ctx.clock.now()),
      settledAt: null,
    }
    await ctx.store.leadAdds.insert(add)
    return await send(ctx, add, act)
  })
}

/** For the audit: what nobody here may see of the account's own fields is not told there either. */
async function toldOf(ctx: Ctx, { custom = {}, ...told }: NewLead): Promise<object> {
  const shown = await getCustomFields(ctx)
  const own = Object.entries(custom).flatMap(([name, value]) => (shown.includes(name) ? [[ownField(name), value]] : []))
  return { ...told, ...Object.fromEntries(own) }
}

async function send(ctx: Ctx, add: LeadAdd, act: Act): Promise<AddLeadAnswer> {
  try {
    const { id } = await ctx.dialer.leads.insert(add.body)
    return await done(ctx, { add, act, upstream: 'success' }, { kind: add.knownIds.includes(id) ? 'updated' : 'added', leadId: id })
  } catch (error) {
    if (!mayHaveArrived(error)) throw await refused(ctx, { add, act, error })
  }
  const { seen } = await readBack(ctx, () => carriersNow(ctx, add.body), (carriers) => findAdded(add, carriers).kind !== 'none')
  const finding: Finding = seen === undefined ? { kind: 'none' } : findAdded(add, seen)
  if (finding.kind === 'added' || finding.kind === 'updated') return await done(ctx, { add, act, upstream: 'no answer; found by its number' }, finding)
  return await leaveOpen(ctx, { add, act }, finding)
}

type Found = Extract<Finding, { leadId: string }>

async function done(ctx: Ctx, { add, act, upstream }: { add: LeadAdd; act: Act; upstream: string }, { kind, leadId }: Found): Promise<AddLeadAnswer> {
  const sentence = kind === 'added' ? 'The lead was added.' : 'A lead with this number was found and changed; no new one was made.'
  await settleLedger(ctx, add, { ...settled(ctx), status: 'done', leadId, code: kind, sentence })
  await endAct(ctx, add.actId, { ...act, target: { kind: 'lead', id: leadId } }, { outcome: 'succeeded', upstream })
  return { addId: add.id, outcome: kind, leadId, sentence }
}

async function refused(ctx: Ctx, { add, act, error }: { add: LeadAdd; act: Act; error: unknown }): Promise<unknown> {
  const code = isAppError(error) ? (error.details.upstreamCode ?? null) : null
  const sentence = sentenceOf(error)
  await ctx.store.leadAdds.settle(add.id, { ...settled(ctx), status: 'failed', leadId: null, code, sentence })
  await endAct(ctx, add.actId, act, { outcome: 'failed', upstream: code === null ? sentence : `Code ${code}: ${sentence}` })
  return isAppError(error) ? explained(atSentFields(error, valuesOf(add.body)), add.body) : error
}

/** Convoso has one code for an impossible number and for one that a check refused; and it does not say where a duplicate is. */
function explained(error: AppError, lead: NewLead): AppError {
  const { upstreamCode, fields } = error.details
  const checks = [...(lead.checkDnc === true ? ['the do-not-call check'] : []), ...(lead.checkWireless === true ? ['the wireless check'] : [])]
  const sentence =
    upstreamCode === '6008' && checks.length > 0
      ? `Convoso does not accept this phone number: it is not a possible one, or ${checks.join(' or ')} refused it.`
      : upstreamCode === '6009' && lead.duplicates !== undefined && lead.duplicates !== 'none'
        ? `A lead with this phone number already exists ${places[lead.duplicates]}.`
        : error.message
  return new AppError(error.code, sentence, { ...error.details, ...(fields === undefined ? {} : { fields: fields.map(({ path }) => ({ path, message: sentence })) }) })
}

const places = { account: 'in this account', list: 'in this list', campaign: 'in the campaign of this list' } as const

async function leaveOpen(ctx: Ctx, { add, act }: { add: LeadAdd; act: Act }, finding: Finding): Promise<AddLeadAnswer> {
  const isAmbiguous = finding.kind === 'ambiguous'
  const sentence = isAmbiguous
    ? 'Convoso did not answer, and more than one new lead with this number is there now. Look at them before you add it again.'
    : 'Convoso did not answer and shows no such lead yet. It is not sent again; Switchyard keeps looking.'
  const settlement: LeadSettlement = { status: 'unknown', leadId: null, code: null, sentence, settledAt: isAmbiguous ? toInstant(ctx.clock.now()) : null }
  await ctx.store.leadAdds.settle(add.id, settlement)
  await endAct(ctx, add.actId, act, { outcome: 'unknown', upstream: 'no answer' })
  if (!isAmbiguous) ctx.background('settling an added lead', () => settleAdd(ctx, add))
  return { addId: add.id, outcome: 'unknown', leadId: null, sentence }
}

const settled = (ctx: Ctx): Pick<LeadSettlement, 'settledAt'> => ({ settledAt: toInstant(ctx.clock.now()) })
