import { roleMay } from '@/lib/contracts/permissions'
import type { FloorAnswer } from '@/lib/contracts/live'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { lookAtFloor } from './look-at-floor'

/** Who does what on the floor now; with whom only for those who may read leads. */
export async function getFloor(ctx: Ctx): Promise<FloorAnswer> {
  assertMay(ctx, 'floor.read')
  const floor = await lookAtFloor(ctx)
  const { role } = ctx.actor
  if (role === 'system' || roleMay(role, 'leads.read')) return floor
  return { ...floor, agents: floor.agents.map((agent) => ({ ...agent, leadId: null })) }
}
