import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { switchCampaignInput } from '@/lib/contracts/campaigns'
import { byUpstreamId } from '@/lib/contracts/requests'
import { isAppError } from '@/lib/server/core/errors'
import { parseInput } from './parse-input'

const schema = z.object({ params: byUpstreamId, body: switchCampaignInput })
const good = { params: { id: '101' }, body: { active: true, expectedActive: false } }

function fieldsOf(value: unknown) {
  try {
    parseInput(schema, value)
    return []
  } catch (error) {
    return isAppError(error) ? (error.details.fields ?? []) : ['not typed']
  }
}

describe('parseInput', () => {
  it('passes what the contract knows', () => {
    expect(parseInput(schema, good)).toEqual(good)
  })

  it.each(['0', '00', '-1', '1e9', '5&list_id=9', '1\n', ' 1', '../1', '9'.repeat(21)])('refuses the id %j', (id) => {
    expect(fieldsOf({ ...good, params: { id } })).toEqual([{ path: 'id', message: 'must be a number above zero' }])
  })

  it.each(['hopper', 'update_if_found', 'lead_id', 'auth_token', '__proto__', 'constructor'])('names the foreign field %s', (key) => {
    const body: unknown = JSON.parse(`{"active":true,"expectedActive":false,"${key}":"1"}`)
    expect(fieldsOf({ ...good, body })).toEqual([{ path: key, message: 'is not a field of this request' }])
  })

  it('has words for what the contract gives none', () => {
    expect(fieldsOf({ ...good, body: { active: 'yes', expectedActive: false } })).toEqual([
      { path: 'active', message: 'Invalid input: expected boolean, received string' },
    ])
  })

  it('never repeats a value and never throws anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const text = JSON.stringify(fieldsOf({ ...good, body }))
        expect(text).not.toContain('not typed')
      }),
      { numRuns: 200 },
    )
  })
})
