import { describe, expect, it } from 'vitest'
import { readPhone } from './read-phone'

const home = { national: '8185550199', countryCode: '1', extension: null }

describe('readPhone', () => {
  it.each([
    '(818) 555-0199', '+1 818 555 0199', '+18185550199', '18185550199', '8185550199', '818.555.0199', '1-818-555-0199', '818/555/0199', '(818) 555–0199',
    'tel:+1-818-555-0199', 'call me at 818 555 0199 please', 'Order 12: 8185550199', '８１８５５５０１９９', '٨١٨٥٥٥٠١٩٩', '818\u200b5550199', 'Zoë <818-555-0199>',
    'Tel. 818-555-0199, 310-555-0100', '\t818 555 0199\n',
  ])('reads "%s"', (text) => {
    expect(readPhone(text)).toEqual(home)
  })

  it.each(['818.555.0199 x12', '1-818-555-0199 ext. 12', '(818) 555-0199 #12'])('keeps the extension of "%s" apart', (text) => {
    expect(readPhone(text)).toEqual({ ...home, extension: '12' })
  })

  it.each(['+44 20 7946 0958', '00442079460958', '011 44 20 7946 0958', '442079460958'])('reads the other country of "%s"', (text) => {
    expect(readPhone(text)).toEqual({ national: '2079460958', countryCode: '44', extension: null })
  })

  it.each(['', 'Zoë Ray', '12345', '555-0199', 'zoe@example.com', '1'.repeat(40)])('finds none in "%s"', (text) => {
    expect(readPhone(text)).toBeNull()
  })

  it('answers soon, however much is pasted', () => {
    const began = performance.now()
    expect(readPhone(`${'('.repeat(200_000)}8185550199`)).toBeNull()
    expect(performance.now() - began).toBeLessThan(500)
  })
})
