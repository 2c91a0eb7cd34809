import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { addLeadInput, editLeadInput, recreateLeadInput, removeLeadInput, undoEditInput } from './lead-edits'

const goodBodies = {
  edit: { schema: editLeadInput, body: { changes: { city: 'Reseda' }, loaded: { city: '' } } },
  add: { schema: addLeadInput, body: { phone: '8185550199', listId: '333', callNext: { priority: 0 }, updateIfFound: { scope: 'list' } } },
  remove: { schema: removeLeadInput, body: { typedName: 'Zoë Ray' } },
  undo: { schema: undoEditInput, body: { actId: 'a-1' } },
  recreate: { schema: recreateLeadInput, body: { leadId: '7' } },
} as const

/** What the upstream would understand, what a program might trip over, and what nobody has heard of. */
const forbidden = fc.oneof(
  fc.constantFrom(
    'hopper', 'hopper_priority', 'hopper_expires_in', 'update_if_found', 'lead_id', 'auth_token', 'AUTH_TOKEN', 'auth_token ', 'search_list_id', 'check_dup',
    'check_dup_archive', 'check_dnc', 'created_by', 'last_modified_by', 'phone_number', 'list_id', 'adaptor_id', 'id', 'custom', 'masked',
    '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'status_name', 'calledCount', 'createdAt',
  ),
  fc.string({ minLength: 1, maxLength: 12 }).map((name) => `x${name}`),
)
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant({ a: 1 }), fc.constant(null))

/** As a request's body arrives: a key like `__proto__` is a plain key of its own. */
const withKey = (body: object, key: string, held: unknown): unknown => JSON.parse(`${JSON.stringify(body).slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(held)}}`)

describe('bodies of the lead routes', () => {
  it('are taken as they should be', () => {
    for (const { schema, body } of Object.values(goodBodies)) expect(z.safeParse(schema, body).success).toBe(true)
  })

  it('are refused with any key that is not theirs, at every depth', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(goodBodies)), forbidden, value, ({ schema, body }, key, held) => {
        expect(z.safeParse(schema, withKey(body, key, held)).success).toBe(false)
        for (const [name, inner] of Object.entries(body)) {
          if (typeof inner !== 'object') continue
          expect(z.safeParse(schema, { ...body, [name]: withKey(inner, key, held) }).success).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('must have loaded exactly the fields they change', () => {
    const accepts = (changes: object, loaded: object) => z.safeParse(editLeadInput, { changes, loaded }).success
    expect(accepts({}, {})).toBe(false)
    expect(accepts({ city: 'x' }, {})).toBe(false)
    expect(accepts({ city: 'x' }, { city: '', state: '' })).toBe(false)
    expect(accepts({ city: 'x', state: 'y' }, { state: '', city: '' })).toBe(true)
  })

  it.each([
    ['city', 'two\nlines'],
    ['city', 'x'.repeat(256)],
    ['notes', 'nul\u0000'],
    ['notes', 'card ••••••••••••1111'],
    ['phone', ''],
    ['phone', 'call me'],
    ['phoneCode', '+1'],
    ['dateOfBirth', '05/31/1970'],
    ['status', 'SALE,NI'],
    ['listId', '0'],
    ['ownerId', '0'],
    ['userId', '31,32'],
  ])('are refused with %s as %j', (field, text) => {
    const parsed = z.safeParse(editLeadInput, { changes: { [field]: text }, loaded: { [field]: '' } })
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(`changes.${field}`)
  })

  it('may clear what can be empty, and keep lines in notes', () => {
    const changes = { email: '', ownerId: '', altPhone1: '', dateOfBirth: '', notes: 'one\ntwo\r\n\tthree' }
    const loaded = { email: 'a', ownerId: '3', altPhone1: '1', dateOfBirth: 'x', notes: '•••' }
    expect(z.parse(editLeadInput, { changes, loaded }).changes).toEqual(changes)
  })
})
