import type { AuditOutcome } from '@/lib/contracts/audit'
import type { StoredSwitch } from '@/lib/server/ports/store'
import { endAct } from '../audit/record-act'
import type { Ctx, Desk } from '../desk'
import { switchAct } from './switch-act'

export type SwitchProof = {
  status: 'unknown' | 'confirmed' | 'failed'
  /** When the write was answered or given up. */
  endedAt: string | null
  /** Our own wording of what Convoso answered. */
  upstream: string
  reason?: string | undefined
}

const outcomes = { unknown: 'unknown', confirmed: 'succeeded', failed: 'failed' } as const satisfies Record<SwitchProof['status'], AuditOutcome>

/** Closes a switch in one commit: its row in the ledger, the campaign as the desk knows it now, and the outcome in the audit. */
export async function settleSwitch(ctx: Ctx, row: StoredSwitch, { status, endedAt, upstream, reason }: SwitchProof): Promise<void> {
  const state = status === 'confirmed' ? asPlanned(ctx, row) : ctx.board.stored(row.campaignId)
  const states = state === undefined ? [] : [state]
  await ctx.store.together(async (store) => {
    await store.switches.settle(row.id, status, endedAt)
    await store.campaignStates.put(states)
    await endAct({ ...ctx, store: { ...ctx.store, ...store } }, row.actId, switchAct(row, reason), { outcome: outcomes[status], upstream })
  })
  ctx.board.putStored(states)
}

/** A wish that needed no write is the plan from now on, and the end of any drift. */
export async function rememberPlan(desk: Desk, wish: Pick<StoredSwitch, 'campaignId' | 'desired'>): Promise<void> {
  const known = desk.board.stored(wish.campaignId)
  const next = asPlanned(desk, wish)
  if (known === undefined || next === undefined) return
  if (known.planned === wish.desired && known.driftSeenAt === null) return
  await desk.store.campaignStates.put([next])
  desk.board.putStored([next])
}

function asPlanned(desk: Desk, { campaignId, desired }: Pick<StoredSwitch, 'campaignId' | 'desired'>) {
  const known = desk.board.stored(campaignId)
  return known === undefined ? undefined : { ...known, planned: desired, driftFrom: null, driftSeenAt: null }
}
