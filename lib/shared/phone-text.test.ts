import { expect, it } from 'vitest'
import { phoneText } from './phone-text'

it.each([
  ['8185550199', '1', '(818) 555-0199'],
  ['8185550199', '', '(818) 555-0199'],
  ['2079460958', '44', '+44 2079460958'],
  ['55501', '1', '55501'],
  ['••••••••99', '1', '••••••••99'],
  ['', '44', ''],
])('writes %j of country %j as %j', (national, countryCode, shown) => {
  expect(phoneText(national, countryCode)).toBe(shown)
})
