import { describe, expect, it } from 'vitest'
import { phoneText } from './phone-text'
import { readEventLink, writeEventLink } from './event-link'

describe('readEventLink', () => {
  it('reads what was written', () => {
    for (const link of [{ id: 'call-7', second: 42 }, { id: 'recording-7-ab_c', second: null }]) expect(readEventLink(writeEventLink(link))).toEqual(link)
  })

  it('takes no foreign text for an event', () => {
    for (const hash of ['', '#main', '#e=<b>', '#e=lead-1', `#e=call-${'1'.repeat(100)}`]) expect(readEventLink(hash)).toBeNull()
    expect(readEventLink('#e=call-1&t=-5')).toEqual({ id: 'call-1', second: null })
  })
})

describe('phoneText', () => {
  it('writes a home number as people read it, and names another country', () => {
    expect([phoneText('8185550199'), phoneText('2079460958', '44'), phoneText('55501')]).toEqual(['(818) 555-0199', '+44 2079460958', '55501'])
  })
})
