import { expect, it } from 'vitest'
import { whileUnchanged } from './while-unchanged'

function counting(version: () => string | null) {
  const asked: string[] = []
  const read = whileUnchanged(version, async (key) => {
    asked.push(key)
    return `${key} at ${version()}`
  })
  return { asked, read }
}

it('asks once per key while nothing was committed, and again after a commit', async () => {
  let at = '1'
  const { asked, read } = counting(() => at)
  expect([await read('a'), await read('a'), await read('b')]).toEqual(['a at 1', 'a at 1', 'b at 1'])
  at = '2'
  expect(await read('a')).toBe('a at 2')
  expect(asked).toEqual(['a', 'b', 'a'])
})

it('always asks where the database cannot tell', async () => {
  const { asked, read } = counting(() => null)
  await read('a')
  await read('a')
  expect(asked).toEqual(['a', 'a'])
})

it('does not give out again what was read while something was committed', async () => {
  let at = '1'
  let answer = (_text: string): void => undefined
  const read = whileUnchanged(
    () => at,
    () => new Promise<string>((resolve) => (answer = resolve)),
  )
  const early = read('a')
  at = '2'
  answer('old or new')
  expect(await early).toBe('old or new')
  const late = read('a')
  answer('new')
  expect(await late).toBe('new')
})

it('does not keep an answer under a version that somebody else has meanwhile seen pass', async () => {
  let at = '1'
  const answers: ((text: string) => void)[] = []
  const read = whileUnchanged(
    () => at,
    () => new Promise<string>((resolve) => answers.push(resolve)),
  )
  const early = read('a')
  at = '2'
  const late = read('a')
  answers[0]?.('old')
  answers[1]?.('new')
  expect([await early, await late]).toEqual(['old', 'new'])
  expect(await read('a')).toBe('new')
})
