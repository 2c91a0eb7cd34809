import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskCards, maskContacts, maskEmail, maskPhone, yearOf } from './masking'

describe('masking', () => {
  it.each([
    ['8185550199', '••••••••99'],
    ['+1 (818) 555-0199', '•••••••••99'],
    ['12345', '•••••'],
    ['', ''],
    ['ext.', '•••'],
  ])('hides the phone %j as %j', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown)
  })

  it('hides a whole e-mail and keeps an empty one empty', () => {
    expect([maskEmail('zoe@example.com'), maskEmail('')]).toEqual(['•••@•••', ''])
  })

  it.each([
    ['1970-05-31', '1970'],
    ['05/31/1970', '1970'],
    ['', ''],
    ['19700531', ''],
  ])('leaves of %j only the year %j', (date, year) => {
    expect(yearOf(date)).toBe(year)
  })

  it('hides numbers and addresses inside a text, and leaves small figures', () => {
    const text = 'Call (818) 555-0199 or zoe@example.com, 3 kids, paid 1200 on 2026'
    expect(maskContacts(text)).toBe('Call ••••••••99 or •••@•••, 3 kids, paid 1200 on 2026')
  })

  it('hides card numbers for everybody, phones not', () => {
    expect(maskCards('card 4111 1111 1111 1111 exp 12/27, phone 818-555-0199')).toBe('card ••••••••••••1111 exp 12/27, phone 818-555-0199')
  })

  it('never lets a phone through, however it is written', () => {
    const separators = fc.constantFrom('', '-', ' ', '.', ') ')
    fc.assert(
      fc.property(fc.stringMatching(/^[2-9]\d{9}$/), fc.array(separators, { minLength: 9, maxLength: 9 }), (digits, between) => {
        const written = [...digits].map((digit, at) => digit + (between[at] ?? '')).join('')
        expect(maskContacts(`call ${written} now`).replace(/\D/g, '')).toHaveLength(2)
      }),
    )
  })
})
