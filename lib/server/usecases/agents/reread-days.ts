import type { RereadInput } from '@/lib/contracts/performance'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'

/** Has kept days read anew when somebody looks at them next; until that read succeeds they stay as they are. Answers how many. */
export async function rereadDays(ctx: Ctx, { fromDay, toDay }: RereadInput): Promise<{ days: number }> {
  assertMay(ctx, 'lists.edit')
  const target = { kind: 'performance', id: `${fromDay}..${toDay}` }
  const days = await recordAct(ctx, { action: 'performance.reread', target, after: { fromDay, toDay } }, async () => {
    const count = await ctx.store.keptDays.expire({ zone: ctx.environment.timeZone, fromDay, toDay })
    ctx.performance.clear()
    return count
  })
  return { days }
}
