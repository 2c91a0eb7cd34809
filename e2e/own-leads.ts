import type { APIResponse, Locator, Page } from '@playwright/test'
import { sameOrigin } from './ask'
import type { Account } from './fixtures'
import { expect } from './floor'
import { isRecord, recordsIn } from './records'

let numbers = 0
/** A number that no other test has. */
export const newNumber = (): string => `31055${String(10_000 + (numbers += 1) + Math.floor(Math.random() * 80_000)).slice(-5)}`

export type Fields = Record<string, unknown>

const post = (page: Page, path: string, data: Fields): Promise<APIResponse> =>
  page.request.post(path, { headers: { ...sameOrigin, 'idempotency-key': crypto.randomUUID() }, data })

export async function listOf(page: Page): Promise<string> {
  const choices: unknown = await (await page.request.get('/api/leads/choices')).json()
  const [list] = isRecord(choices) ? recordsIn(choices['lists'], 'items') : []
  return String(list?.['id'])
}

/** A lead of the test's own. */
export async function addLead(page: Page, fields: Fields = {}): Promise<{ id: string; phone: string }> {
  const phone = newNumber()
  const answer = await post(page, '/api/leads', { phone, listId: await listOf(page), firstName: 'Zoë', lastName: `Ray ${phone.slice(-5)}`, city: 'Reseda', state: 'CA', ...fields })
  expect(answer.status()).toBe(201)
  const made: unknown = await answer.json()
  return { id: isRecord(made) ? String(made['leadId']) : '', phone }
}

export async function truth(page: Page, id: string): Promise<Fields> {
  // By the page itself: its own requests do not trip over a connection that was closed while it idled.
  const detail: unknown = await page.evaluate(async (leadId) => await (await fetch(`/api/leads/${leadId}`)).json(), id)
  return isRecord(detail) && isRecord(detail['lead']) ? detail['lead'] : {}
}

/** What was sent to change or make leads, without what stands in every request. */
export async function writes(account: Account, verb: 'update' | 'insert' | 'delete'): Promise<Fields[]> {
  const entries = recordsIn(await account.control('GET', `/ledger?path=/v1/leads/${verb}`), 'entries')
  return entries.map(({ values }) => {
    const { auth_token: _token, ...rest } = isRecord(values) ? values : {}
    return rest
  })
}

/** A field of the lead page, closed. */
export const field = (page: Page, label: string): Locator => page.getByRole('button', { name: new RegExp(`^${label}: `) })
