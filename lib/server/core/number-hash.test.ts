import { expect, it } from 'vitest'
import { makeNumberHash } from './number-hash'

it('knows a number again under the same secret, and tells nothing under another', () => {
  const [one, same, other] = ['a secret', 'a secret', 'another'].map(makeNumberHash)
  expect(one?.('18185550199')).toMatch(/^[\w-]{16}$/)
  expect(same?.('18185550199')).toBe(one?.('18185550199'))
  expect(one?.('18185550198')).not.toBe(one?.('18185550199'))
  expect(other?.('18185550199')).not.toBe(one?.('18185550199'))
})
