import type { Account } from './core/account'
import { readForm, type Form } from './core/form'
import type { Premises } from './core/premises'
import { jsonResponse, notFoundPage, Refusal, refusalAnswer, type Answer } from './core/reply'
import { endpoints, type Endpoint } from './endpoints'
import { applyFault } from './faults/apply-fault'

/** Everything under `/v1/`: the ordered faults first, then the endpoint. Each request stands in the ledger. */
export const answerWire = async (premises: Premises, request: Request): Promise<Response> => {
  // A fault wants the request unread, so its form is read from a copy.
  const isFaultOrdered = premises.faults.list().length > 0
  const form = await readForm(isFaultOrdered ? request.clone() : request)
  const token = form.values.get('auth_token') ?? ''
  const entry = premises.ledger.begin(request, form, premises.book.byToken(token)?.id ?? null)
  const fault = isFaultOrdered ? premises.faults.take(new URL(request.url).pathname, token) : undefined
  let outcome = fault ? `fault ${fault.mode}` : 'broken'
  try {
    if (fault) return await applyFault(fault, request, async (asked) => respond(premises, asked, await readForm(asked)).response)
    const given = respond(premises, request, form)
    outcome = given.outcome
    return given.response
  } finally {
    premises.ledger.end(entry, outcome)
  }
}

type Given = { response: Response; outcome: string }

const respond = (premises: Premises, request: Request, form: Form): Given => {
  const path = new URL(request.url).pathname.slice('/v1/'.length)
  const endpoint = request.method === 'GET' || request.method === 'POST' ? endpoints.get(path) : undefined
  if (!endpoint) return { response: notFoundPage(), outcome: 'http 404' }
  const account = premises.book.byToken(form.values.get('auth_token') ?? '')
  if (!account) return badToken(premises)
  const { sections } = account.options
  if (sections !== 'all' && !sections.includes(path.slice(0, path.indexOf('/')))) return given(refusalAnswer(new Refusal(403, 'Forbidden')))
  try {
    account.advance()
    return given(answerOf(endpoint, { account, form, baseUrl: premises.baseUrl() }))
  } catch (error) {
    const response = jsonResponse({ success: false, code: 500, text: 'Internal error' }, 500)
    return { response, outcome: `broken: ${error instanceof Error ? error.message : 'unknown'}` }
  }
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
