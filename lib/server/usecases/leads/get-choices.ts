import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Read } from '@/lib/server/ports/dialer'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { maySeePersonal } from '../personal/may-see-personal'
import { getCustomFields } from './custom-fields'

const choicesMaxAgeMs = 600_000
const usersPerPage = 1_000
const mostUserPages = 5
/** Enough rows to meet the statuses that are in use. */
const sampleSize = 1_000

/** What a lead's status, list and users can be. Each part fails alone, with its own sentence. */
export async function getChoices(ctx: Ctx): Promise<LeadChoices> {
  assertMay(ctx, 'leads.read')
  const own = maySeePersonal(ctx) ? getCustomFields(ctx) : []
  const [statuses, lists, users, customFields] = await Promise.all([getStatuses(ctx), inPart(() => getLists(ctx)), inPart(() => getUsers(ctx)), own])
  return { statuses, lists, users, customFields }
}

async function getStatuses(ctx: Ctx): Promise<LeadChoices['statuses']> {
  const listed = await inPart(async () => {
    const { data } = await ctx.dialer.dispositions.search('', { maxAgeMs: choicesMaxAgeMs })
    return data.map(({ code, name }) => ({ code, name })).toSorted((a, b) => a.code.localeCompare(b.code))
  })
  if (listed.problem === null && listed.items.length > 0) return { ...listed, source: 'listed' }
  // A token may lack this section; the leads themselves still say which statuses there are.
  const seen = await inPart(() => statusesSeen(ctx))
  return { ...seen, source: 'seen' }
}

async function statusesSeen(ctx: Ctx): Promise<LeadChoices['statuses']['items']> {
  const { data } = await ctx.dialer.leads.search({ limit: sampleSize }, { maxAgeMs: choicesMaxAgeMs, priority: 'background' })
  const names = new Map(data.items.filter((lead) => lead.status !== '').map((lead) => [lead.status, lead.statusName ?? lead.status]))
  return [...names].map(([code, name]) => ({ code, name })).toSorted((a, b) => a.code.localeCompare(b.code))
}

/** Both statuses are asked apart: the upstream wants one or the other. */
async function getLists(ctx: Ctx): Promise<LeadChoices['lists']['items']> {
  const reads = await Promise.all([true, false].map((active) => ctx.dialer.lists.search({ active }, { maxAgeMs: choicesMaxAgeMs })))
  const rows = new Map(reads.flatMap((read) => read.data).map(({ id, name, active, campaignId }) => [id, { id, name, active, campaignId }]))
  return [...rows.values()].toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en', { numeric: true }))
}

async function getUsers(ctx: Ctx): Promise<LeadChoices['users']['items']> {
  const users: LeadChoices['users']['items'] = []
  for (let page = 0; page < mostUserPages; page += 1) {
    const { data }: Read<{ items: readonly User[]; total: number | null }> = await ctx.dialer.users.search(
      { offset: users.length, limit: usersPerPage },
      { maxAgeMs: choicesMaxAgeMs },
    )
    users.push(...data.items.map(({ id, firstName, lastName, active }) => ({ id, name: `${firstName} ${lastName}`.trim() || `User ${id}`, active })))
    if (data.items.length === 0 || users.length >= (data.total ?? 0)) break
  }
  return users.toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name))
}

type User = { id: string; firstName: string; lastName: string; active: boolean }

async function inPart<T>(read: () => Promise<T[]>): Promise<{ items: T[]; problem: string | null }> {
  try {
    return { items: await read(), problem: null }
  } catch (error) {
    return { items: [], problem: sentenceOf(error) }
  }
}
