import type { StatusMeanings } from '@/lib/contracts/status-meanings'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import { readMeanings } from '../status-meanings/read-meanings'

const noMeanings: StatusMeanings = { source: 'unsorted', readAt: null, byCode: {} }

/** What dispositions mean; where that cannot be read, nothing is sorted and the sentence says so. */
export async function meaningsOrProblem(ctx: Ctx): Promise<{ meanings: StatusMeanings; problem: string | null }> {
  try {
    return { meanings: await readMeanings(ctx), problem: null }
  } catch (error) {
    return { meanings: noMeanings, problem: `What the dispositions mean could not be read: ${sentenceOf(error)}` }
  }
}
