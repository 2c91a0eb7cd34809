import { describe, expect, it } from 'vitest'
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
