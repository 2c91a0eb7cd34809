import { z } from 'zod'
import { callingRule, type CallingHours, type CallingHoursInput } from '@/lib/contracts/calling-hours'
import { usualCallingRules, type CallingRule, type HoursOfDay } from '@/lib/contracts/calling-hours-words'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'

/** The rules that a manager saved last, or the usual ones. */
export async function readCallingRules({ store }: Pick<Ctx, 'store'>): Promise<CallingHours> {
  const saved = await store.callingRules.newest()
  if (saved === null) return { version: 0, rules: [...usualCallingRules], savedAt: null, savedBy: null }
  return { version: saved.version, rules: z.array(callingRule).parse(saved.rules), savedAt: saved.savedAt, savedBy: saved.savedByName }
}

export async function getCallingHours(ctx: Ctx): Promise<CallingHours> {
  assertMay(ctx, 'audit.read')
  return await readCallingRules(ctx)
}

/** Keeps a new version; older ones stay, so that a check of the past can be explained. Throws conflict when somebody else saved first. */
export async function updateCallingHours(ctx: Ctx, { expectedVersion, rules }: CallingHoursInput): Promise<CallingHours> {
  assertMay(ctx, 'lists.edit')
  const before = await readCallingRules(ctx)
  const { userId, name } = ctx.actor
  const after = { version: expectedVersion + 1, rules: sorted(rules), savedAt: toInstant(ctx.clock.now()), savedBy: userId ?? '', savedByName: name }
  if (before.version !== expectedVersion) throw savedFirst(before)
  const facts = { before: { version: before.version, rules: said(before.rules) }, after: { version: after.version, rules: said(after.rules) } }
  await recordAct(ctx, { action: 'settings.calling-hours', ...facts }, async () => {
    if (!(await ctx.store.callingRules.insert(after))) throw savedFirst(await readCallingRules(ctx))
  })
  return await readCallingRules(ctx)
}

const savedFirst = ({ savedBy }: CallingHours) => new AppError('conflict', `${savedBy ?? 'Somebody'} has saved other calling hours since this page was opened. Reload it to see them.`)

const sorted = (rules: readonly CallingRule[]): CallingRule[] =>
  rules.toSorted((a, b) => a.state.localeCompare(b.state) || a.validFrom.localeCompare(b.validFrom))

/** One short line per rule, for the audit. */
const said = (rules: readonly CallingRule[]): string[] =>
  rules.map(({ state, validFrom, weekday, saturday, sunday }) => `${state || 'everywhere'} from ${validFrom}: ${[weekday, saturday, sunday].map(hoursText).join(' / ')}`)

export const hoursText = (hours: HoursOfDay): string => (hours === null ? 'no calls' : `${hours.from}–${hours.to}`)
