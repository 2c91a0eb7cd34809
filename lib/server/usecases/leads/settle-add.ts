import { fromInstant, toInstant } from '@/lib/shared/instant'
import type { LeadAdd, LeadSettlement } from '@/lib/server/ports/leads'
import { endAct, type Act } from '../audit/record-act'
import type { Desk } from '../desk'
import { systemCtx } from '../system-ctx'
import { carriersNow, findAdded, type Finding } from './find-added'
import { actionOf, settleLedger } from './lead-ledger'

/** A write that arrives later than this is no longer waited for. */
const lateMs = 30_000
const retryMs = 60_000
const mostTries = 60
const dayMs = 86_400_000

/** After a start: what was being sent when the process ended is looked for like any other lost answer. */
export async function recoverAdds(desk: Desk): Promise<void> {
  const open = await desk.store.leadAdds.unsettled(toInstant(desk.clock.now() - dayMs))
  for (const add of open) {
    // Nobody could tell two of them apart; a restart knows no more.
    if (add.status === 'unknown' && add.settledAt !== null) continue
    if (add.status === 'sending') await desk.store.leadAdds.settle(add.id, interrupted)
    desk.background('settling an added lead', () => settleAdd(desk, add))
  }
}

const interrupted: LeadSettlement = {
  status: 'unknown',
  leadId: null,
  code: null,
  sentence: 'Switchyard stopped while this lead was being sent. It is not sent again; Switchyard looks whether it is there.',
  settledAt: null,
}

/** Looks for a lead whose answer was lost, once it can no longer arrive, until a read succeeds. Sends nothing. */
export async function settleAdd(desk: Desk, add: LeadAdd): Promise<void> {
  const ctx = systemCtx(desk, add.actorName)
  await desk.clock.sleep(Math.max(0, fromInstant(add.beganAt) + lateMs - desk.clock.now()))
  for (let tried = 0; tried < mostTries; tried += 1) {
    if (tried > 0) await desk.clock.sleep(retryMs)
    const carriers = await carriersNow(ctx, add.body).catch((error: unknown) => {
      desk.log.warn({ error, addId: add.id }, 'an added lead could not be looked for')
      return null
    })
    if (carriers === null) continue
    await settle(desk, add, findAdded(add, carriers))
    return
  }
}

async function settle(desk: Desk, add: LeadAdd, finding: Finding): Promise<void> {
  const ctx = systemCtx(desk, add.actorName)
  const settlement = settlementOf(finding)
  await settleLedger(desk, add, { ...settlement, settledAt: toInstant(desk.clock.now()) })
  const { leadId } = settlement
  const act: Act = { action: actionOf(add), target: leadId === null ? { kind: 'list', id: add.body.listId } : { kind: 'lead', id: leadId } }
  const outcome = settlement.status === 'done' ? 'succeeded' : settlement.status === 'failed' ? 'failed' : 'unknown'
  await endAct(ctx, add.actId, act, { outcome, upstream: 'no answer; looked for by its number' })
}

function settlementOf(finding: Finding): Omit<LeadSettlement, 'settledAt'> {
  if (finding.kind === 'none')
    return { status: 'failed', leadId: null, code: null, sentence: 'No answer came, and Convoso has no such lead: it was not added.' }
  if (finding.kind === 'ambiguous')
    return { status: 'unknown', leadId: null, code: null, sentence: 'More than one new lead with this number is there now. Look at them before you add it again.' }
  return { status: 'done', leadId: finding.leadId, code: finding.kind, sentence: 'No answer came, but the lead is there.' }
}
