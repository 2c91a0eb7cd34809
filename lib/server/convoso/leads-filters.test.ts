import { describe, expect, it } from 'vitest'
import type { LeadFilters } from '@/lib/contracts/leads'
import { json, testClient } from './test-client'

const noRows = { success: true, data: { offset: '0', limit: '100', total: '0', entries: [] } }

/** What one search sends besides its page, its token left out. */
async function wireOf(filters: LeadFilters): Promise<Record<string, string>> {
  const { convoso, seen } = testClient(() => json(noRows))
  await convoso.leads.search(filters)
  const { auth_token: _token, offset, limit, ...sent } = Object.fromEntries(seen[0]?.fields ?? [])
  expect([offset, limit]).toEqual(['0', '100'])
  await convoso.close()
  return sent
}

/** 09:04:05 in Los Angeles, in winter and in summer time. */
const winter = '2026-01-21T17:04:05.000Z'
const summer = '2026-07-21T16:04:05.000Z'

describe('every documented filter of leads/search', () => {
  it.each<[documented: string[], filters: LeadFilters, value: string]>([
    [['lead_id'], { leadIds: ['7', '8'] }, '7,8'],
    [['list_id'], { listIds: ['21', '22'] }, '21,22'],
    [['user_id', 'user'], { userId: '31' }, '31'],
    [['owner_id'], { ownerId: '31' }, '31'],
    [['status'], { statuses: ['SALE', 'CALLBK'] }, 'SALE,CALLBK'],
    [['created_by'], { createdBy: '666666' }, '666666'],
    [['last_modified_by'], { modifiedBy: '31' }, '31'],
    [['email'], { email: 'zoe@example.com' }, 'zoe@example.com'],
    [['first_name'], { firstName: 'Zoë' }, 'Zoë'],
    [['last_name'], { lastName: "O'Neil & Söhne" }, "O'Neil & Söhne"],
    [['phone_number'], { phone: '8185550199' }, '8185550199'],
    [['alt_phone_1'], { altPhone1: '8185550199' }, '8185550199'],
    [['alt_phone_2'], { altPhone2: '8185550199' }, '8185550199'],
    [['address1'], { address1: '1 Main St, Apt 2' }, '1 Main St, Apt 2'],
    [['address2'], { address2: 'Floor 3' }, 'Floor 3'],
    [['city'], { city: 'Reseda' }, 'Reseda'],
    [['state'], { state: 'CA' }, 'CA'],
    [['province'], { province: 'Ontario' }, 'Ontario'],
    [['postal_code'], { postalCode: '91335' }, '91335'],
    [['country'], { country: 'US' }, 'US'],
    [['gender'], { gender: 'F' }, 'F'],
    [['date_of_birth'], { dateOfBirth: '1970-05-31' }, '1970-05-31'],
    [['created_at_start_date'], { created: { from: winter } }, '2026-01-21 09:04:05'],
    [['created_at_end_date'], { created: { to: summer } }, '2026-07-21 09:04:05'],
    [['updated_at_start_date'], { updated: { from: winter } }, '2026-01-21 09:04:05'],
    [['updated_at_end_date'], { updated: { to: summer } }, '2026-07-21 09:04:05'],
    [['last_call_start_date'], { lastCalled: { from: winter } }, '2026-01-21 09:04:05'],
    [['last_call_end_date'], { lastCalled: { to: summer } }, '2026-07-21 09:04:05'],
    [['deleted_at_start'], { deleted: { from: winter } }, '2026-01-21 09:04:05'],
    [['deleted_at_end'], { deleted: { to: summer } }, '2026-07-21 09:04:05'],
    [['archived_at_start'], { archived: { from: winter } }, '2026-01-21 09:04:05'],
    [['archived_at_end'], { archived: { to: summer } }, '2026-07-21 09:04:05'],
    [['changed_at_start_date'], { changed: { from: winter } }, '2026-01-21 09:04:05'],
    [['changed_at_end_date'], { changed: { to: summer } }, '2026-07-21 09:04:05'],
    [['std_company_name'], { custom: { std_company_name: 'Acme' } }, 'Acme'],
    [['std_consumer_number'], { custom: { std_consumer_number: '77' } }, '77'],
    [['std_account_number'], { custom: { std_account_number: '78' } }, '78'],
    [['field_84'], { custom: { field_84: 'x' } }, 'x'],
  ])('%j goes out under its documented name and nothing beside it', async (documented, filters, value) => {
    expect(await wireOf(filters)).toEqual(Object.fromEntries(documented.map((name) => [name, value])))
  })

  it.each(['auth_token', 'limit', 'offset', 'phone_number', 'user', 'list_id', 'lead_id', 'no-name', ''])(
    'an account field cannot speak for "%s"',
    async (name) => {
      const { convoso, seen } = testClient(() => json(noRows))
      await expect(convoso.leads.search({ custom: { [name]: '1' } })).rejects.toMatchObject({ code: 'invalid_request' })
      expect(seen).toEqual([])
      await convoso.close()
    },
  )
})
