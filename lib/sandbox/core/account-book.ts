import { readdirSync, existsSync } from 'node:fs'
import type { Account } from './account'
import { continueListDeletions } from './list-deletions'
import { keptAccounts, openAccount, removeAccountFiles, type AccountSpec, type Place } from './open-account'
import { world } from './world'

/** The accounts of one sandbox, found by token, number or id. */
export type AccountBook = {
  all: () => Account[]
  byToken: (token: string) => Account | undefined
  byId: (id: string) => Account | undefined
  byNumber: (number: number) => Account | undefined
  create: (spec: AccountSpec) => Account
  /** Forgets an account and its file. */
  remove: (id: string) => boolean
  /** The same account, seeded anew. */
  reset: (id: string) => Account | undefined
  /** One small slice of standing work (older days, list deletions); answers whether some is left. */
  work: (budgetMs: number) => boolean
  close: () => void
}

type Held = { account: Account; spec: AccountSpec; hasPast: boolean }

export const openAccountBook = (place: Place, specs: AccountSpec[]): AccountBook => {
  const held = new Map<string, Held>()
  const create = (spec: AccountSpec): Account => {
    const id = spec.id ?? 'main'
    if (held.has(id)) throw new Error(`There is an account ${id} already.`)
    if (find((account) => account.token === spec.token)) throw new Error('Another account has this token.')
    const account = openAccount(place, spec)
    held.set(id, { account, spec, hasPast: spec.sizes === 'empty' })
    return account
  }
  const find = (matches: (account: Account) => boolean): Account | undefined => [...held.values()].find(({ account }) => matches(account))?.account
  const remove = (id: string): boolean => {
    held.get(id)?.account.db.close()
    removeAccountFiles(place.dir, id)
    return held.delete(id)
  }
  const reset = (id: string): Account | undefined => {
    const spec = held.get(id)?.spec
    if (!spec) return undefined
    remove(id)
    return create(spec)
  }

  for (const spec of specs) create(spec)
  const names = existsSync(place.dir) ? readdirSync(place.dir) : []
  for (const spec of keptAccounts(place.dir, names)) if (!held.has(spec.id ?? 'main') && !find(({ token }) => token === spec.token)) create(spec)
  return {
    all: () => [...held.values()].map(({ account }) => account),
    byToken: (token) => find((account) => account.token === token),
    byId: (id) => held.get(id)?.account,
    byNumber: (number) => find((account) => account.number === number),
    create,
    remove,
    reset,
    work: (budgetMs) => [...held.values()].map((one) => workOn(one, budgetMs)).includes(true),
    close: () => {
      for (const { account } of held.values()) account.db.close()
      held.clear()
    },
  }
}

const workOn = (one: Held, budgetMs: number): boolean => {
  const isDeleting = continueListDeletions(one.account.db, one.account.clock.now())
  if (!one.hasPast) one.hasPast = world.fillBack(one.account.db, budgetMs)
  return isDeleting || !one.hasPast
}
