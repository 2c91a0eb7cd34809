import { describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/server/core/errors'
import type { Dialer } from '@/lib/server/ports/dialer'
import { json, testClient } from './test-client'

type Act = (dialer: Dialer) => Promise<unknown>

const acts: Record<string, Act> = {
  'leads/search': (d) => d.leads.search({ listIds: ['333'] }),
  'leads/insert': (d) => d.leads.insert({ listId: '2807', phone: '8181234560' }),
  'leads/update': (d) => d.leads.update('38002', { firstName: 'Jo' }),
  'leads/delete': (d) => d.leads.remove('38002'),
  'leads/get-recordings': (d) => d.leads.recordings({ leadId: '270' }),
}

/** Every code that any generation of the documents names for a lead endpoint, with what a person reads and the field it stands at. */
const refusals: [path: string, code: string, sentence: RegExp, fields: string[]][] = [
  ['leads/search', '7230', /page size/, []],
  ['leads/search', '7258', /page size/, []],
  ['leads/search', '7231', /page offset/, []],
  ['leads/insert', '6002', /this list/, ['listId']],
  ['leads/insert', '6006', /this user/, ['ownerId', 'userId']],
  ['leads/insert', '6007', /phone number and a list/, ['phone']],
  ['leads/insert', '6008', /this phone number/, ['phone']],
  ['leads/insert', '6009', /already exists/, ['phone']],
  ['leads/insert', '6023', /required field/, []],
  ['leads/insert', '6079', /e-mail/, ['email']],
  ['leads/update', '6001', /this lead/, []],
  ['leads/update', '6002', /this list/, ['listId']],
  ['leads/update', '6006', /this user/, ['ownerId', 'userId']],
  ['leads/update', '6008', /this phone number/, ['phone']],
  ['leads/update', '6070', /lead id/, []],
  ['leads/update', '6071', /this lead/, []],
  ['leads/update', '6079', /e-mail/, ['email']],
  ['leads/delete', '6001', /this lead/, []],
  ['leads/get-recordings', '7231', /page offset/, []],
]

const shapes = {
  'as the official documents write it': (code: string) => ({ success: false, code: Number(code), text: 'Upstream words' }),
  'as the community writes it': (code: string) => ({ success: false, error_code: code, error: 'Upstream words' }),
}

const failureOf = async (path: string, body: object): Promise<unknown> => {
  const { convoso } = testClient(() => json(body))
  return await acts[path]?.(convoso).catch((error: unknown) => error)
}

describe.each(Object.entries(shapes))('a refusal %s', (_name, bodyOf) => {
  it.each(refusals)('of %s with code %s is a sentence at its field', async (path, code, sentence, fields) => {
    const error = await failureOf(path, bodyOf(code))
    if (!isAppError(error)) throw new Error('expected a refusal')
    expect(error.message).toMatch(sentence)
    expect(error.message).not.toMatch(/Upstream words|\d{4}/)
    expect(error).toMatchObject({ code: 'upstream_rejected', details: { upstreamCode: code } })
    expect(error.details.fields ?? []).toEqual(fields.map((path) => ({ path, message: error.message })))
  })
})

it('says which section the token lacks as the line’s fault, not the lead’s', async () => {
  for (const code of [403, 5001]) for (const path of Object.keys(acts)) expect(await failureOf(path, { success: false, code, text: 'No' })).toMatchObject({ code: 'upstream_auth' })
})

it('clears a person from a lead as user 0, since an empty one would leave it', async () => {
  const { convoso, seen } = testClient(() => json({ success: true, data: { lead_id: '38002' } }))
  await convoso.leads.update('38002', { ownerId: '', userId: '', email: '' })
  expect(Object.fromEntries(seen[0]?.fields ?? [])).toMatchObject({ owner_id: '0', user_id: '0', email: '' })
})

it('numbers the duplicate check as the official documents do, and never sends 4', async () => {
  const sent: (string | null)[] = []
  for (const duplicates of ['none', 'account', 'list', 'campaign'] as const) {
    const { convoso, seen } = testClient(() => json({ success: true, data: { lead_id: '1' } }))
    await convoso.leads.insert({ listId: '2807', phone: '8181234560', duplicates })
    sent.push(seen[0]?.fields.get('check_dup') ?? null)
  }
  expect(sent).toEqual(['0', '1', '2', '3'])
})
