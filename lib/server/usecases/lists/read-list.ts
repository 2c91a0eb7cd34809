import type { List } from '@/lib/contracts/lists'
import type { ReadStamp } from '@/lib/contracts/paging'
import { toInstant } from '@/lib/shared/instant'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { Read, ReadOptions } from '@/lib/server/ports/dialer'
import type { Desk } from '../desk'

type ListSearch = { active: boolean; id?: string; campaignId?: string }
export type ListRead = { row: List | null; read: ReadStamp }

const noneCode = '6002'

/** `lists/search`, where "no such list" is an empty answer. */
export async function searchLists(desk: Desk, input: ListSearch, options?: ReadOptions): Promise<Read<List[]>> {
  const begunAt = toInstant(desk.clock.now())
  try {
    return await desk.dialer.lists.search(input, options)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'upstream_rejected' || error.details.upstreamCode !== noneCode) throw error
    return { data: [], begunAt, answeredAt: toInstant(desk.clock.now()) }
  }
}

type Manner = Pick<ReadOptions, 'priority' | 'signal'>

/** One list as it is now, whatever its status; the reads begin after this call. `row` is null where neither status has it. */
export async function readListNow(desk: Desk, id: string, manner: Manner = {}): Promise<ListRead> {
  const options = { ...manner, begunAfter: desk.clock.now() }
  const [active, inactive] = await Promise.all([searchLists(desk, { active: true, id }, options), searchLists(desk, { active: false, id }, options)])
  // Between the two it may have changed its status: the younger read knows.
  const byAge = inactive.begunAt > active.begunAt ? [inactive, active] : [active, inactive]
  const row = byAge.map(({ data }) => data.find((each) => each.id === id)).find((each) => each !== undefined)
  const read = { begunAt: min(active.begunAt, inactive.begunAt), answeredAt: max(active.answeredAt, inactive.answeredAt) }
  if (row === undefined && active.data.length + inactive.data.length > 0)
    throw new AppError('selection_mismatch', 'Convoso answered with other lists than the one asked for. Nothing was shown or changed.')
  const seen = row ?? null
  desk.lists.place(id, seen, read.begunAt)
  return { row: seen, read }
}

/** Whether the list stands in this campaign now, also where its row does not say. */
export async function isInCampaign(desk: Desk, row: List, campaignId: string): Promise<boolean> {
  if (row.campaignId !== null) return row.campaignId === campaignId
  const { data } = await searchLists(desk, { active: row.active, id: row.id, campaignId }, { begunAfter: desk.clock.now() })
  return data.some(({ id }) => id === row.id)
}

export const noSuchList = (id: string): AppError => new AppError('not_found', `Convoso has no list with id ${id}.`)

const min = (a: string, b: string): string => (a < b ? a : b)
const max = (a: string, b: string): string => (a > b ? a : b)
