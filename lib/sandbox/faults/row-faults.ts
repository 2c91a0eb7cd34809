import type { PlayFault } from './apply-fault'
import { valuesOf } from './asked'
import type { FaultOptions } from './fault'
import { changeJson, isJson, jsonAnswer, type Json } from './json-answer'
import { changeContainer, changeRows } from './rows'

/** True answers whose rows have been tampered with. */
export const rowFaults = {
  U51: eachRow((row, index, { variant }) => mapFields(row, (name, value, place) => (isIdName(name) ? retypedId(value, variant ?? mixed(index + place)) : value))),
  U53: eachRow((row, index) => (index % 2 === 0 ? Object.fromEntries(Object.entries(row).filter(([name]) => !isIdName(name))) : row)),
  U54: eachRow((row, _, { field }) => mapFields(row, (name, value) => (field === undefined || field === name ? retyped(value) : value))),
  U55: eachRow((row) => mapFields(row, (name, value) => (isWordName(name) && typeof value === 'string' ? 'QUUX_9' : value))),
  U58: async ({ request, answer }) => changeJson(await answer(request), (json) =>
    ({ ...changeRows(json, (rows) => rows.map((row) => ({ ...row, ...privateFields }))), debug: { host: '10.20.30.40', sql: 'SELECT * FROM leads' } })),
  U59: async ({ fault, request, answer }) => changeJson(await answer(request), (json) => changeContainer(json, ({ keys, rows }) => {
    const variant = fault.options?.variant ?? (keys ? 'array' : 'object')
    if (variant === 'empty') return []
    return variant === 'array' ? rows : Object.fromEntries(rows.map((row, index) => [String(row.id ?? row.user_id ?? index), row]))
  })),
  U60: eachRow((row, index, { variant }) => mapFields(row, (_, value, place) => (isDate(value) ? redated(value, variant ?? dateForms[(index + place) % dateForms.length]) : value))),
  U64: async ({ fault, request }) => {
    const token = (await valuesOf(request)).get('auth_token') ?? 'none'
    const text = `Token ${token} is <script>alert(1)</script><img src=x onerror=alert(1)> \u001b[31mnot known\u001b[0m\r\nSet-Cookie: a=b \u202eflipped`
    const refusal = jsonAnswer({ success: false, code: fault.options?.code ?? 9999, text, error: text, request: { auth_token: token } })
    refusal.headers.set('x-echo', encodeURIComponent(token))
    return new Response(refusal.body, { status: fault.options?.status ?? 200, headers: refusal.headers })
  },
} satisfies Record<string, PlayFault>

function eachRow(change: (row: Json, index: number, options: FaultOptions) => Json): PlayFault {
  return async ({ fault, request, answer }) =>
    changeJson(await answer(request), (json) => changeRows(json, (rows) => rows.map((row, index) => change(row, index, fault.options ?? {}))))
}

const mapFields = (row: Json, change: (name: string, value: unknown, place: number) => unknown): Json =>
  Object.fromEntries(Object.entries(row).map(([name, value], place) => [name, change(name, value, place)]))

const isIdName = (name: string): boolean => name === 'id' || name.endsWith('_id') || name === 'user'

const isWordName = (name: string): boolean => /status$|type$|^availability|^recipient$|^queue_override$|^term_reason$/.test(name)

const mixed = (place: number): string => (place % 2 === 0 ? 'number' : 'string')

const retypedId = (value: unknown, kind: string): unknown => {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  return kind === 'number' && /^\d{1,15}$/.test(String(value)) ? Number(value) : String(value)
}

const retyped = (value: unknown): unknown => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return { value }
  return value === null || isJson(value) ? true : null
}

const privateFields = { ssn: '123-45-6789', credit_score: 712, card_number: '4111111111111111', password: 'hunter2', ['__proto__']: { polluted: true } }

const dateForms = ['iso', 'epoch', 'object', 'zero', 'empty'] as const

const isDate = (value: unknown): boolean => {
  const text = isJson(value) ? value.date : value
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}|$)/.test(text)
}

const redated = (value: unknown, form: string | undefined): unknown => {
  const text = String(isJson(value) ? value.date : value).slice(0, 19).replace('T', ' ')
  if (form === 'iso') return `${text.replace(' ', 'T')}-0800`
  if (form === 'epoch') return Math.floor(Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? '-08:00' : ''}`) / 1000)
  if (form === 'object') return { date: `${text}.000000`, timezone_type: 3, timezone: 'America/Los_Angeles' }
  return form === 'zero' ? '0000-00-00 00:00:00' : ''
}
