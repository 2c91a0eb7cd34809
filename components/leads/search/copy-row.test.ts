import { expect, it } from 'vitest'
import { cellText } from './copy-row'

const zone = 'America/Los_Angeles'

it('gives what the cell shows', () => {
  const row = { id: '7', firstName: 'Zoë', lastName: 'Ray', calledCount: 3, lastCalledAt: '2026-11-21T17:04:05.000Z', custom: { pet: 'cat' } }
  expect(['name', 'calledCount', 'lastCalledAt', 'custom.pet', 'phone', 'id'].map((id) => cellText(row, id, zone))).toEqual([
    'Zoë Ray', '3', 'Nov 21, 2026, 09:04:05 PST', 'cat', '', '7',
  ])
})

it.each(['=1+1', '+1', '-1', '@x', '=HYPERLINK("http://evil.example")'])('hands no spreadsheet a formula: %s', (text) => {
  expect(cellText({ id: '7', firstName: text }, 'name', zone)).toBe(`'${text}`)
})

it('keeps a cell one cell', () => {
  expect(cellText({ id: '7', notes: 'a\tb\r\nc' }, 'notes', zone)).toBe('a b c')
})
