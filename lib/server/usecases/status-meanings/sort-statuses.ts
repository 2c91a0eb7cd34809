import type { StatusMeaningInput, StatusMeaningSetting } from '@/lib/contracts/status-meanings'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { getStatusMeaning } from './get-status-meaning'
import { meaningsKey, readSorted, type SortedCodes } from './read-meanings'

/** Sorts codes that Convoso does not name, code by code, so that two managers at once overwrite each other only where they mean the same code. */
export async function sortStatuses(ctx: Ctx, { sort, unsort }: StatusMeaningInput): Promise<StatusMeaningSetting> {
  assertMay(ctx, 'lists.edit')
  const { statuses } = await ctx.namedStatuses.read()
  const named = new Set(statuses?.map(({ code }) => code))
  const refused = sort.find(({ code }) => named.has(code))
  if (refused !== undefined) throw new AppError('conflict', `Convoso itself says what ${refused.code} means; change it there.`)
  await ctx.mutex.run(meaningsKey, async () => {
    const before = await readSorted(ctx)
    const after = Object.fromEntries([...Object.entries(before).filter(([code]) => !unsort.includes(code)), ...sort.map(({ code, ...ticks }) => [code, ticks] as const)])
    const changed = [...new Set([...unsort, ...sort.map(({ code }) => code)])]
    await recordAct(ctx, { action: 'settings.status-meaning', before: only(before, changed), after: only(after, changed) }, () => ctx.store.meta.put(meaningsKey, JSON.stringify(after)))
  })
  return await getStatusMeaning(ctx)
}

const only = (sorted: SortedCodes, codes: readonly string[]): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, wordsOf(sorted[code])]))

function wordsOf(ticks: SortedCodes[string] | undefined): string {
  if (ticks === undefined) return 'not sorted'
  const words = [ticks.contact ? 'contact' : '', ticks.success ? 'success' : '', ticks.final ? 'final' : ''].filter((word) => word !== '')
  return words.length === 0 ? 'none of these' : words.join(', ')
}
