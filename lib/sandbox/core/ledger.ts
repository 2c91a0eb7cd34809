import type { Form } from './form'

/** One request as it was received; times are real epoch milliseconds. */
type LedgerEntry = {
  id: number
  account: string | null
  method: string
  path: string
  names: string[]
  values: Record<string, string>
  token: Form['tokenPlace']
  begunAt: number
  endedAt: number | null
  /** `ok`, `refused 6004`, `http 404`, `fault` and the like. */
  outcome: string | null
}

export type Ledger = {
  begin: (request: Request, form: Form, account: string | null) => LedgerEntry
  end: (entry: LedgerEntry, outcome: string) => void
  /** Oldest first. */
  entries: (filter?: { account?: string; path?: string; after?: number }) => LedgerEntry[]
  clear: (account?: string) => void
}

const capacity = 20_000
const secretName = /token|secret|passw|^rlt$/i

export const createLedger = (): Ledger => {
  let kept: LedgerEntry[] = []
  let lastId = 0
  return {
    begin: (request, form, account) => {
      const shown = [...form.values].filter(([name]) => !secretName.test(name))
      const entry: LedgerEntry = {
        id: ++lastId, account, method: request.method, path: new URL(request.url).pathname, names: [...form.values.keys()],
        values: Object.fromEntries(shown), token: form.tokenPlace, begunAt: Date.now(), endedAt: null, outcome: null,
      }
      kept.push(entry)
      // Trimmed in big steps: shifting one by one would cost each request the whole array.
      if (kept.length > capacity * 1.25) kept = kept.slice(-capacity)
      return entry
    },
    end: (entry, outcome) => {
      entry.endedAt = Date.now()
      entry.outcome = outcome
    },
    entries: ({ account, path, after = 0 } = {}) => kept.slice(-capacity).filter((entry) =>
      entry.id > after && (account === undefined || entry.account === account) && (path === undefined || entry.path === path)),
    clear: (account) => {
      kept = account === undefined ? [] : kept.filter((entry) => entry.account !== account)
    },
  }
}
