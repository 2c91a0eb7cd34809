import type { Account } from './core/account'
import { ControlError } from './core/control-error'
import { isJson, numberIn, textIn, type Json } from './core/json'
import type { AccountSpec } from './core/open-account'
import type { Premises } from './core/premises'
import { count } from './core/rows'
import { world, type Sizes } from './core/world'

/** POST accounts: made and seeded before the answer. */
export const createAccount = ({ book }: Premises, json: Json): Json => {
  const spec = specOf(json)
  try {
    return accountView(book.create(spec))
  } catch (error) {
    throw new ControlError(error instanceof Error ? error.message : 'The account could not be made.', 409)
  }
}

export const removeAccount = ({ book }: Premises, id: string): Json => {
  if (!book.remove(id)) throw new ControlError(`There is no account ${id}.`, 404)
  return { removed: id }
}

/** POST reset: the account as on its first day, options included. */
export const resetAccount = (premises: Premises, account: Account): Json => {
  const fresh = premises.book.reset(account.id)
  premises.ledger.clear(account.id)
  return fresh ? accountView(fresh) : {}
}

/** POST options: only what is named is changed. */
export const changeOptions = (account: Account, json: Json): Json => {
  Object.assign(account.options, optionsOf(json.options))
  return accountView(account)
}

/** POST clock: `at` as epoch seconds or an ISO text with a zone, null for the real time. */
export const setClock = (account: Account, json: Json): Json => {
  const at = json.at === null || json.at === undefined ? null : typeof json.at === 'string' ? Date.parse(json.at) / 1000 : numberIn(json, 'at')
  if (at === undefined || Number.isNaN(at)) throw new ControlError('at: epoch seconds, an ISO time or null')
  account.clock.set(at, json.frozen === true)
  account.advance()
  return accountView(account)
}

export const accountView = (account: Account): Json => ({
  id: account.id, number: account.number, zone: account.zone, seed: account.seed, now: account.clock.now(), options: account.options,
  counts: Object.fromEntries(countedTables.map((table) => [table, count(account.db, `SELECT count(*) FROM ${table}`)])),
})

const countedTables = ['campaigns', 'lists', 'leads', 'users', 'calls', 'callbacks'] as const

const specOf = (json: Json): AccountSpec => {
  const [token, id, zone] = [textIn(json, 'token'), textIn(json, 'id'), textIn(json, 'zone')]
  if (token === undefined || token === '') throw new ControlError('token: a text')
  const [seed, number] = [numberIn(json, 'seed'), numberIn(json, 'number')]
  const sizes = json.sizes === 'empty' ? 'empty' as const : sizesOf(json.sizes)
  return {
    token, id: id ?? `account-${token.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 24) || 'x'}`, sizes, options: optionsOf(json.options),
    ...(zone !== undefined && { zone: requireZone(zone) }), ...(seed !== undefined && { seed }), ...(number !== undefined && { number }),
  }
}

const requireZone = (zone: string): string => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return zone
  } catch {
    throw new ControlError(`zone: ${zone} is not known`)
  }
}

const sizesOf = (value: unknown): Partial<Sizes> => {
  if (value === undefined) return {}
  if (!isJson(value)) throw new ControlError('sizes: an object or "empty"')
  const sizes: Record<string, number> = {}
  for (const name of Object.keys(value)) {
    const size = numberIn(value, name)
    const isSize = name in world.defaultSizes && size !== undefined && size >= 0
    if (!isSize) throw new ControlError(`sizes.${name}: a number of ${Object.keys(world.defaultSizes).join(', ')}`)
    sizes[name] = Math.floor(size)
  }
  return sizes
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string')
const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0

/** Each option by itself: a wrong one is named instead of taken. */
const optionsOf = (value: unknown): Partial<Account['options']> => {
  if (value === undefined) return {}
  if (!isJson(value)) throw new ControlError('options: an object')
  const { recordingUrls, logLimit, badToken, largeList, strictListNames, deletionSeconds, namesCampaignOfLists, sections, requiredFields, ...rest } = value
  const unknown = Object.keys(rest)[0]
  if (unknown !== undefined) throw new ControlError(`options.${unknown} is not known`)
  return {
    ...(recordingUrls === 'public' || recordingUrls === 'bare' ? { recordingUrls } : absent('recordingUrls', recordingUrls)),
    ...(logLimit === 'documented' || logLimit === 'observed' ? { logLimit } : absent('logLimit', logLimit)),
    ...(badToken === 'code' || badToken === 'status' ? { badToken } : absent('badToken', badToken)),
    ...(isCount(largeList) ? { largeList } : absent('largeList', largeList)),
    ...(typeof strictListNames === 'boolean' ? { strictListNames } : absent('strictListNames', strictListNames)),
    ...(isCount(deletionSeconds) || deletionSeconds === null ? { deletionSeconds } : absent('deletionSeconds', deletionSeconds)),
    ...(typeof namesCampaignOfLists === 'boolean' ? { namesCampaignOfLists } : absent('namesCampaignOfLists', namesCampaignOfLists)),
    ...(sections === 'all' || isTexts(sections) ? { sections } : absent('sections', sections)),
    ...(isTexts(requiredFields) ? { requiredFields } : absent('requiredFields', requiredFields)),
  }
}

const absent = (name: string, value: unknown): Record<string, never> => {
  if (value !== undefined) throw new ControlError(`options.${name} is not of its kind`)
  return {}
}
