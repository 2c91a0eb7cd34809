import type { CampaignsAnswer } from '@/lib/contracts/campaigns'
import { toInstant } from '@/lib/shared/instant'
import { isAppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { campaignViews } from './campaign-view'
import { observeCampaigns } from './observe-campaigns'

/** States at most this old are good enough to look at; an act always re-reads. */
export const viewMaxAgeMs = 5_000

/**
 * All campaigns with their states. When the read fails the last known ones come with `problem`; without any, it throws.
 * Figures beside the states arrive behind the answer and are announced as a change.
 */
export async function getCampaigns(ctx: Ctx): Promise<CampaignsAnswer> {
  assertMay(ctx, 'floor.read')
  const problem = await readOrProblem(ctx)
  const read = ctx.board.latest()
  if (read !== null) ctx.background('campaign figures', () => ctx.figures.refresh(read.data))
  return {
    items: campaignViews(ctx),
    now: toInstant(ctx.clock.now()),
    read: read === null ? null : { begunAt: read.begunAt, answeredAt: read.answeredAt },
    problem,
  }
}

async function readOrProblem(ctx: Ctx): Promise<string | null> {
  try {
    await observeCampaigns(ctx, { maxAgeMs: viewMaxAgeMs })
    return null
  } catch (error) {
    if (!isAppError(error)) throw error
    if (ctx.board.latest() === null) throw error
    return error.message
  }
}
