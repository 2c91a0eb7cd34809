import { answerControl } from './control'
import type { Account } from './core/account'
import { openAccountBook } from './core/account-book'
import { createLedger } from './core/ledger'
import type { AccountSpec } from './core/open-account'
import type { Premises } from './core/premises'
import { notFoundPage } from './core/reply'
import { makeFaultTable } from './faults/fault-table'
import { playRecording } from './play-recording'
import { answerWire } from './wire'

export type SandboxOptions = {
  /** Where the accounts' files lie; `:memory:` keeps nothing. */
  dir: string
  /** Scheme and host of recording links, e.g. `http://127.0.0.1:4010`; a function where the port is known only later. */
  baseUrl?: string | (() => string)
  /** Epoch milliseconds, as `Date.now`. */
  now?: () => number
  accounts?: AccountSpec[]
  /** Fill older days in and finish list deletions by a timer; else only when told to settle. Default: on for a folder, off in memory. */
  idle?: boolean
}

export type Sandbox = Omit<Premises, 'baseUrl'> & {
  /** Rejects with LostAnswer where a fault leaves nothing to answer with. */
  fetch: (request: Request) => Promise<Response>
  account: (token: string) => Account | undefined
  close: () => void
}

const idleEveryMs = 25
const sliceMs = 10

/** The twin of the dialer as a plain function from request to response: no socket needed. */
export const openSandbox = (options: SandboxOptions): Sandbox => {
  const book = openAccountBook({ dir: options.dir, now: options.now ?? Date.now }, options.accounts ?? [{ token: 'sandbox-token' }])
  const settle = (): void => {
    let slices = 0
    while (book.work(1000) && slices < 10_000) slices++
  }
  const { baseUrl = 'http://127.0.0.1' } = options
  const premises: Premises = {
    book, ledger: createLedger(), faults: makeFaultTable(), baseUrl: typeof baseUrl === 'string' ? () => baseUrl : baseUrl, settle,
  }
  const timer = (options.idle ?? options.dir !== ':memory:') ? setInterval(() => book.work(sliceMs), idleEveryMs) : undefined
  timer?.unref()
  return {
    ...premises,
    fetch: (request) => route(premises, request),
    account: book.byToken,
    close: () => {
      clearInterval(timer)
      book.close()
    },
  }
}

const route = async (premises: Premises, request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/__control/')) return answerControl(premises, request)
  if (pathname.startsWith('/play-recording-public/')) return playRecording(premises, request)
  return pathname.startsWith('/v1/') ? answerWire(premises, request) : notFoundPage()
}
