import { createAccount, changeOptions, removeAccount, resetAccount, setClock } from './control-accounts'
import { cancelFaults, orderFault } from './control-faults'
import { changeOutside } from './control-outside'
import { campaignStates, countRows, dumpRows, ledgerView, stateView } from './control-state'
import type { Account } from './core/account'
import { ControlError } from './core/control-error'
import { readJson, textIn, type Json } from './core/json'
import { jsonResponse } from './core/reply'
import type { Premises } from './core/premises'

/** `/__control/…`: what no customer has. Only for callers who reach us by a loopback name. */
export const answerControl = async (premises: Premises, request: Request): Promise<Response> => {
  if (!isLoopback(request)) return jsonResponse({ error: 'The control answers on loopback names only.' }, 403)
  const url = new URL(request.url)
  const [verb = '', id] = url.pathname.slice('/__control/'.length).split('/')
  try {
    const json = request.method === 'GET' ? {} : await readJson(request)
    if (!json) throw new ControlError('The body is no JSON object.')
    const command = commands[`${request.method} ${verb}`]
    if (!command) throw new ControlError(`No ${request.method} ${verb} here.`, 404)
    return jsonResponse(command({ premises, json, query: url.searchParams, id }))
  } catch (error) {
    if (error instanceof ControlError) return jsonResponse({ error: error.message }, error.status)
    throw error
  }
}

type Asked = { premises: Premises; json: Json; query: URLSearchParams; id: string | undefined }

const commands: Readonly<Record<string, (asked: Asked) => Json>> = {
  'GET state': ({ premises }) => stateView(premises),
  'POST accounts': ({ premises, json }) => createAccount(premises, json),
  'DELETE accounts': ({ premises, id }) => removeAccount(premises, id ?? ''),
  'POST reset': (asked) => resetAccount(asked.premises, accountOf(asked)),
  'POST options': (asked) => changeOptions(accountOf(asked), asked.json),
  'POST clock': (asked) => setClock(accountOf(asked), asked.json),
  'POST settle': ({ premises }) => {
    premises.settle()
    return stateView(premises)
  },
  'PUT faults': ({ premises, json }) => orderFault(premises, json),
  'DELETE faults': ({ premises, id }) => cancelFaults(premises, id),
  'POST outside-change': (asked) => changeOutside(accountOf(asked), asked.json),
  'GET ledger': ({ premises, query }) => ledgerView(premises, query),
  'DELETE ledger': ({ premises, query }) => {
    premises.ledger.clear(query.get('account') ?? undefined)
    return {}
  },
  'GET campaigns': (asked) => campaignStates(accountOf(asked)),
  'GET count': (asked) => countRows(accountOf(asked), asked.query),
  'GET rows': (asked) => dumpRows(accountOf(asked), asked.query),
}

/** The named account, or the only one. */
const accountOf = ({ premises: { book }, json, query }: Asked): Account => {
  const name = textIn(json, 'account') ?? query.get('account')
  const account = name === null ? book.all()[0] : book.byId(name)
  if (!account) throw new ControlError(`There is no account ${name ?? 'yet'}.`, 404)
  return account
}

const loopbackName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

const isLoopback = (request: Request): boolean => {
  const names = [new URL(request.url).host, request.headers.get('host')]
  return names.every((name) => name === null || loopbackName.test(name))
}
