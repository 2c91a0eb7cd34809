import type { StoredList } from '@/lib/server/ports/lists'
import { fromInstant } from '@/lib/shared/instant'
import { sentenceOf } from '@/lib/server/core/errors'
import type { DialerCampaign } from '@/lib/server/ports/dialer'
import type { Desk } from '../desk'
import { searchLists } from './read-list'
import { announceLists, placeInCampaign, recordDrift } from './take-in-lists'

/** A list found in its campaign is believed this long; our own moves are known at once. */
export const campaignMaxAgeMs = 1_800_000
const retryMs = 60_000
const lanes = 3
const announceMs = 2_000

/** Lists whose row names no campaign and of which no search by campaign has told it. */
export const withoutCampaign = (desk: Desk): string[] =>
  desk.lists.sights().flatMap(({ row }) => (row.campaignId === null && (desk.lists.stored(row.id)?.campaignId ?? null) === null ? [row.id] : []))

/**
 * Where the rows name no campaign: searches campaign by campaign, at background pace, and ends as soon as every list is found. One round at a
 * time, shared by whoever looks; resolves when it is done, never rejects.
 */
export async function composeCampaigns(desk: Desk): Promise<void> {
  const campaigns = desk.board.latest()?.data
  if (campaigns === undefined || desk.lists.round().isReading || !isDue(desk)) return
  const asked = new Set(openRows(desk).map(({ id }) => id))
  desk.lists.setRound({ isReading: true, asked, problem: null })
  let problem: string | null = null
  try {
    const ordered = campaigns.toSorted((a, b) => Number(b.active) - Number(a.active))
    for (const active of [true, false]) problem = (await composeStatus(desk, { active, campaigns: ordered })) ?? problem
  } catch (error) {
    problem = sentenceOf(error)
    desk.log.warn({ error }, 'the campaigns of the lists could not be read')
  } finally {
    desk.lists.setRound({ isReading: false, endedAt: desk.clock.now(), problem })
    announceLists(desk, [])
  }
}

/** Rows that do not name their campaign themselves. */
const openRows = (desk: Desk) => desk.lists.sights().flatMap(({ row }) => (row.campaignId === null ? [row] : []))

function isDue(desk: Desk): boolean {
  const { asked, endedAt, problem } = desk.lists.round()
  const sinceMs = endedAt === null ? Number.POSITIVE_INFINITY : desk.clock.now() - endedAt
  if (sinceMs < retryMs) return false
  const isOld = (listId: string): boolean => {
    const at = desk.lists.stored(listId)?.campaignAt ?? null
    // Looked for and not found: it may have none.
    if (at === null) return problem !== null || !asked.has(listId) || sinceMs > campaignMaxAgeMs
    return fromInstant(at) < desk.clock.now() - campaignMaxAgeMs
  }
  return openRows(desk).some(({ id }) => isOld(id))
}

type Status = { active: boolean; campaigns: readonly DialerCampaign[] }
type Search = { wanted: ReadonlySet<string>; left: Set<string>; seenIn: Map<string, number>; answers: number; ignoresFilter: boolean; found: Change[]; announcedAt: number }
type Change = { known: StoredList | undefined; next: StoredList }

const ignoredSentence = 'Convoso answers a search by campaign with the lists of all campaigns, so it cannot be told which campaign a list is in.'

async function composeStatus(desk: Desk, { active, campaigns }: Status): Promise<string | null> {
  const wanted = new Set(openRows(desk).flatMap((row) => (row.active === active ? [row.id] : [])))
  const search: Search = { wanted, left: new Set(wanted), seenIn: new Map(), answers: 0, ignoresFilter: false, found: [], announcedAt: desk.clock.now() }
  const queue = [...campaigns]
  const work = async () => {
    for (let next = queue.shift(); next !== undefined && !isDone(search); next = queue.shift()) await searchOne(desk, search, { active, campaignId: next.id })
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, work))
  await keep(desk, search.found)
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return search.ignoresFilter ? ignoredSentence : null
}

/** A first answer with every list in it may also mean that the filter was ignored: only a second one tells. */
const isDone = ({ left, answers, wanted, ignoresFilter }: Search): boolean => wanted.size === 0 || ignoresFilter || (left.size === 0 && answers >= 2)

async function searchOne(desk: Desk, search: Search, input: { active: boolean; campaignId: string }): Promise<void> {
  const read = await searchLists(desk, input, { priority: 'background', maxAgeMs: 60_000 })
  search.answers += 1
  const ids = read.data.flatMap(({ id }) => (search.wanted.has(id) ? [id] : []))
  for (const id of ids) search.seenIn.set(id, (search.seenIn.get(id) ?? 0) + 1)
  if (ids.length === search.wanted.size && ids.every((id) => (search.seenIn.get(id) ?? 0) > 1)) {
    search.ignoresFilter = true
    return forget(desk, search)
  }
  if (search.ignoresFilter) return
  for (const listId of ids) {
    search.left.delete(listId)
    const known = desk.lists.stored(listId)
    const next = placeInCampaign(desk, { listId, campaignId: input.campaignId, begunAt: read.begunAt })
    if (next !== null) search.found.push({ known, next })
  }
  if (ids.length === 0 || desk.clock.now() - search.announcedAt < announceMs) return
  search.announcedAt = desk.clock.now()
  announceLists(desk, [])
}

/** What the first answer seemed to say was no proof. */
function forget(desk: Desk, search: Search): void {
  desk.lists.putStored(search.found.map(({ known, next }) => ({ ...next, campaignId: known?.campaignId ?? null, campaignAt: known?.campaignAt ?? null, drift: known?.drift ?? null })))
  search.found = []
}

async function keep(desk: Desk, found: readonly Change[]): Promise<void> {
  if (found.length === 0) return
  await desk.store.listStates.put(found.map(({ next }) => desk.lists.stored(next.listId) ?? next))
  for (const { known, next } of found) await recordDrift(desk, known, next)
}
