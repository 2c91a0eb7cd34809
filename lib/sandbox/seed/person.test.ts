import { expect, it } from 'vitest'
import { personAt, personIndex, phoneOf } from './person'

it('gives no two people the same number', () => {
  const numbers = new Set(Array.from({ length: 50_000 }, (_, person) => phoneOf(8, person)))
  expect(numbers.size).toBe(50_000)
})

it('lets about one lead of seventeen be somebody who stands in a list before', () => {
  const repeated = Array.from({ length: 10_000 }, (_, lead) => lead).filter((lead) => personIndex(8, lead) !== lead)
  expect(repeated.length).toBeGreaterThan(450)
  expect(repeated.length).toBeLessThan(750)
  expect(repeated.every((lead) => personIndex(8, lead) < lead)).toBe(true)
})

it('draws a person whole: the phone is of the state, some fields are empty, some names are not plain letters', () => {
  const people = Array.from({ length: 2_000 }, (_, index) => personAt(8, index))
  expect(people.filter(({ phone }) => phone.startsWith('808')).map(({ state }) => state)).toEqual(expect.arrayContaining(['HI']))
  expect(people.filter(({ phone, state }) => phone.startsWith('808') !== (state === 'HI'))).toEqual([])
  for (const field of ['firstName', 'email', 'address1', 'gender', 'dateOfBirth'] as const) {
    const empty = people.filter((person) => person[field] === '').length
    expect(empty).toBeGreaterThan(5)
    expect(empty).toBeLessThan(1_000)
  }
  expect(people.some(({ lastName }) => lastName === 'Nguyễn')).toBe(true)
})
