import { describe, expect, it } from 'vitest'
import { nameOrders, personText } from './person-text'

describe('personText', () => {
  it.each([
    ['(818) 555-0199', 'phone', '(818) 555-0199'],
    ['+1 818 555 0199', 'phone', '+1 818 555 0199'],
    ['818.555.0199 x12', 'phone', '818.555.0199 x12'],
    ['Call (818) 555-0199, ask for Zoë', 'phone', 'Call (818) 555-0199, ask for Zoë'],
    ['8185550199', 'phone', '8185550199'],
    ['８１８５５５０１９９', 'phone', '8185550199'],
    ['818\u200b555\u200b0199', 'phone', '8185550199'],
    ['Zoe@Example.com', 'email', 'zoe@example.com'],
    ['Zoë Ray <zoe@example.com>', 'email', 'zoe@example.com'],
    ['mailto:zoe@example.com', 'email', 'zoe@example.com'],
    ['12345', 'lead-id', '12345'],
    ['#8185550199', 'lead-id', '8185550199'],
    ['lead 77', 'lead-id', '77'],
    ['Lead ID: 77', 'lead-id', '77'],
    ['Zoë Ray', 'name', 'Zoë Ray'],
    ["  O'Neil   Ann ", 'name', "O'Neil Ann"],
    ['Lead', 'name', 'Lead'],
    ['0', 'name', '0'],
  ])('reads "%s" as %s', (typed, kind, text) => {
    expect(personText(typed)).toEqual({ kind, text })
  })

  it('reads nothing in nothing', () => {
    expect([personText(''), personText('  \u200b ')]).toEqual([null, null])
  })
})

describe('nameOrders', () => {
  it('takes a comma at its word and else tries both orders', () => {
    expect(nameOrders('Ray, Zoë')).toEqual([{ firstName: 'Zoë', lastName: 'Ray' }])
    expect(nameOrders('Zoë Ray')).toEqual([{ firstName: 'Zoë', lastName: 'Ray' }, { firstName: 'Ray', lastName: 'Zoë' }])
    expect(nameOrders('Ray')).toEqual([{ lastName: 'Ray' }, { firstName: 'Ray' }])
  })

  it('knows that either part may have several words', () => {
    const orders = nameOrders('Ana de la Cruz')
    expect(orders).toContainEqual({ firstName: 'Ana', lastName: 'de la Cruz' })
    expect(orders).toContainEqual({ firstName: 'Cruz', lastName: 'Ana de la' })
    expect(nameOrders('de la Cruz Ana')).toContainEqual({ firstName: 'Ana', lastName: 'de la Cruz' })
    expect(nameOrders('Ana Maria Cruz')).toContainEqual({ firstName: 'Ana Maria', lastName: 'Cruz' })
  })
})
