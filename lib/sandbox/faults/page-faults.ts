import type { PlayFault } from './apply-fault'
import { valuesOf } from './asked'
import { changeJson, isJson, readAnswer, type Json } from './json-answer'
import { changeRows, rowsOf } from './rows'

/** Searches that answer another question than the one asked. Writes keep their truth: a fault must never widen what a write does. */
export const pageFaults = {
  U52: async ({ request, answer }) => {
    const values = await valuesOf(request)
    const offset = Number(values.get('offset') ?? 0)
    if (!isSearch(request)) return answer(request)
    const truth = await answer(offset > 0 ? askedWith(request, changed(values, 'offset', String(offset - 1))) : request)
    return changeJson(truth, (json) => changeRows(json, (rows) => (rows[0] ? [rows[0], rows[0], ...rows.slice(1)] : rows)))
  },
  U56: async (play) => (isSearch(play.request) ? pageVariants[variantOf(play.fault.options?.variant)](play) : play.answer(play.request)),
  U57: async ({ request, answer }) => {
    if (!isSearch(request)) return answer(request)
    const values = await valuesOf(request)
    const kept = new URLSearchParams([...values].filter(([name]) => pagingNames.has(name)))
    // Lead 0 stands for everybody where a lead must be named.
    if (values.has('lead_id') && new URL(request.url).pathname.endsWith('get-recordings')) kept.set('lead_id', '0')
    const unfiltered = await answer(askedWith(request, kept))
    const read = await readAnswer(unfiltered)
    return 'json' in read && read.json.success === false ? answer(request) : unfiltered
  },
} satisfies Record<string, PlayFault>

const pageVariants = {
  same: async ({ request, answer }) => {
    const values = await valuesOf(request)
    const truth = await answer(askedWith(request, changed(values, 'offset', '0')))
    return changeJson(truth, (json) => echoed(json, 'offset', values.get('offset')))
  },
  short: async ({ request, answer }) =>
    changeJson(await answer(request), (json) => changeRows(json, (rows) => rows.slice(0, Math.floor(rows.length / 2)))),
  long: async ({ request, answer }) => {
    const values = await valuesOf(request)
    const limit = values.get('limit')
    const truth = await answer(askedWith(request, changed(values, 'limit', String(Number(limit ?? 10) * 2))))
    const asItIs = await changeJson(truth, (json) => echoed(json, 'limit', limit))
    return changeJson(asItIs, (json) => (rowsOf(json).length > Number(limit ?? 10) ? json : changeRows(json, (rows) => [...rows, ...rows])))
  },
  total: async ({ request, answer }) => {
    drift += 7
    return changeJson(await answer(request), (json) => grown(json, drift))
  },
} satisfies Record<string, PlayFault>

const variantOf = (text: string | undefined): keyof typeof pageVariants =>
  text === 'short' || text === 'long' || text === 'total' ? text : 'same'

let drift = 0

const pagingNames: ReadonlySet<string> = new Set(['auth_token', 'limit', 'offset', 'order', 'order_by', 'page'])

/** The last word of a path tells a search; `status/search` is one, `campaigns/status` is not. */
const isSearch = (request: Request): boolean => /\/(search|retrieve|get-recordings|recordings)$/.test(new URL(request.url).pathname)

const changed = (values: URLSearchParams, name: string, value: string): URLSearchParams => {
  const copy = new URLSearchParams(values)
  copy.set(name, value)
  return copy
}

const askedWith = (request: Request, values: URLSearchParams): Request => {
  const url = new URL(request.url)
  url.search = ''
  return new Request(url, { method: 'POST', body: values, signal: request.signal })
}

/** What the caller sent stands in the answer, in the type that the answer uses. */
const echoed = (json: Json, name: string, value: string | undefined | null): Json => {
  const { data } = json
  if (!isJson(data) || !(name in data) || value === undefined || value === null) return json
  return { ...json, data: { ...data, [name]: typeof data[name] === 'number' ? Number(value) : value } }
}

const grown = (json: Json, more: number): Json => {
  const { data } = json
  const add = (held: Json): Json => Object.fromEntries(Object.entries(held).map(([name, value]) =>
    [name, !/^total(_found)?$/.test(name) ? value : typeof value === 'number' ? value + more : String(Number(value) + more)]))
  return isJson(data) ? { ...add(json), data: add(data) } : add(json)
}
