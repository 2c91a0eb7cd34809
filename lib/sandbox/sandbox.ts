import type { Account } from './core/account'
import { openAccountBook, type AccountBook } from './core/account-book'
import { readForm, type Form } from './core/form'
import { createLedger, type Ledger } from './core/ledger'
import type { AccountSpec } from './core/open-account'
import { jsonResponse, notFoundPage, Refusal, refusalAnswer, type Answer } from './core/reply'
import { answerControl } from './control'
import { endpoints, type Endpoint } from './endpoints'
import { playRecording } from './play-recording'

export type SandboxOptions = {
  /** Where the accounts' files lie; `:memory:` keeps nothing. */
  dir: string
  /** Scheme and host of recording links, e.g. `http://127.0.0.1:4010`. */
  baseUrl?: string
  /** Epoch milliseconds, as `Date.now`. */
  now?: () => number
  accounts?: AccountSpec[]
  /** Fill older days in and finish list deletions by a timer; else only between answers. Default: on for a folder, off in memory. */
  idle?: boolean
}

export type Sandbox = {
  fetch: (request: Request) => Promise<Response>
  account: (token: string) => Account | undefined
  book: AccountBook
  ledger: Ledger
  /** Does all standing work at once: every older day, every list deletion that is due. */
  settle: () => void
  close: () => void
}

/** What all rooms of one sandbox share. */
export type Premises = { book: AccountBook; ledger: Ledger; baseUrl: string; settle: () => void }

const idleEveryMs = 25
const sliceMs = 10

/** The twin of the dialer as a plain function from request to response: no socket needed. */
export const openSandbox = (options: SandboxOptions): Sandbox => {
  const book = openAccountBook({ dir: options.dir, now: options.now ?? Date.now }, options.accounts ?? [{ token: 'sandbox-token' }])
  const settle = (): void => {
    let slices = 0
    while (book.work(1000) && slices < 10_000) slices++
  }
  const premises: Premises = { book, ledger: createLedger(), baseUrl: options.baseUrl ?? 'http://127.0.0.1', settle }
  const timer = (options.idle ?? options.dir !== ':memory:') ? setInterval(() => book.work(sliceMs), idleEveryMs) : undefined
  timer?.unref()
  return {
    fetch: (request) => route(premises, request),
    account: book.byToken,
    book,
    ledger: premises.ledger,
    settle,
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

const answerWire = async (premises: Premises, request: Request): Promise<Response> => {
  const form = await readForm(request)
  const account = premises.book.byToken(form.values.get('auth_token') ?? '')
  const entry = premises.ledger.begin(request, form, account?.id ?? null)
  try {
    const { response, outcome } = respond(premises, { request, form, account })
    premises.ledger.end(entry, outcome)
    return response
  } catch (error) {
    premises.ledger.end(entry, `broken: ${error instanceof Error ? error.message : 'unknown'}`)
    return jsonResponse({ success: false, code: 500, text: 'Internal error' }, 500)
  }
}

type Received = { request: Request; form: Form; account: Account | undefined }
type Given = { response: Response; outcome: string }

const respond = (premises: Premises, { request, form, account }: Received): Given => {
  const path = new URL(request.url).pathname.slice('/v1/'.length)
  const endpoint = request.method === 'GET' || request.method === 'POST' ? endpoints.get(path) : undefined
  if (!endpoint) return { response: notFoundPage(), outcome: 'http 404' }
  if (!account) return badToken(premises)
  const { sections } = account.options
  if (sections !== 'all' && !sections.includes(path.slice(0, path.indexOf('/')))) return given(refusalAnswer(new Refusal(403, 'Forbidden')))
  account.advance()
  return given(answerOf(endpoint, { account, form, baseUrl: premises.baseUrl }))
}

const answerOf = (endpoint: Endpoint, { account, form, baseUrl }: { account: Account; form: Form; baseUrl: string }): Answer => {
  try {
    return endpoint(account, form, baseUrl)
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error)
    throw error
  }
}

const badToken = ({ book }: Premises): Given => {
  const answer = refusalAnswer(new Refusal(5001, 'Auth token is invalid'))
  return book.all()[0]?.options.badToken === 'status' ? { response: jsonResponse(answer, 401), outcome: 'http 401' } : given(answer)
}

const given = (answer: Answer): Given => ({
  response: jsonResponse(answer),
  outcome: answer.success === true ? 'ok' : `refused ${String(answer.code)}`,
})
