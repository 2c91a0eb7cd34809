import type { DuplicateGroup, DuplicatesAnswer } from '@/lib/contracts/list-health'
import { duplicatesPageSize } from '@/lib/contracts/list-health-words'
import { toInstant } from '@/lib/shared/instant'
import type { NumberMember } from '@/lib/server/ports/list-scans'
import { assertMay } from '../../assert-may'
import type { Ctx } from '../../desk'
import { readLists } from '../list-board'
import { readQuarantine } from './quarantine-list'

const namesMaxAgeMs = 60_000

/** Leads that share a number, or several, most called first. No number is in the answer: nobody is looked up by it. */
export async function searchDuplicates(ctx: Ctx, { offset }: { offset: number }): Promise<DuplicatesAnswer> {
  assertMay(ctx, 'leads.read')
  const [{ items, members, total }, scans, lists, quarantineListId] = await Promise.all([
    ctx.store.listScans.groups({ offset, limit: duplicatesPageSize }),
    ctx.store.listScans.all(),
    // Without names the lists are told by their ids.
    readLists(ctx, { maxAgeMs: namesMaxAgeMs }).catch(() => null),
    readQuarantine(ctx),
  ])
  const names = new Map(lists?.items.map(({ id, name }) => [id, name]))
  const read = scans.filter(({ finishedAt }) => finishedAt !== null)
  const scanning = scans.filter(({ status }) => status === 'queued' || status === 'scanning').length
  return {
    items: items.map(({ number, numbers, leads, calls, lastCalledAt }) => ({
      key: number,
      numbers,
      leads,
      calls,
      lastCalledAt: lastCalledAt === null ? null : toInstant(lastCalledAt * 1000),
      lists: listsOf(members.filter((member) => member.number === number), names),
    })),
    total,
    offset,
    lists: { scanned: read.length, scanning, all: lists?.items.length ?? null },
    readAt: read.map(({ readAt }) => readAt ?? '').toSorted()[0] || null,
    // A list that is gone takes nobody in.
    quarantineListId: lists === null || names.has(quarantineListId ?? '') ? quarantineListId : null,
    now: toInstant(ctx.clock.now()),
  }
}

function listsOf(members: readonly NumberMember[], names: ReadonlyMap<string, string>): DuplicateGroup['lists'] {
  const leads = new Map<string, number>()
  for (const { listId } of members) leads.set(listId, (leads.get(listId) ?? 0) + 1)
  return [...leads].map(([id, count]) => ({ id, name: names.get(id) ?? null, leads: count })).toSorted((a, b) => b.leads - a.leads || Number(a.id) - Number(b.id))
}
