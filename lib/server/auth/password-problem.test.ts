import { describe, expect, it } from 'vitest'
import { passwordProblem } from './password-problem'

const problem = (password: string): string | null => passwordProblem(password, { email: 'Ada.Lovelace@example.com' })

describe('refused passwords', () => {
  it.each([
    ['short one', 'needs at least'],
    ['x'.repeat(129), 'at most'],
    ['aaaaaaaaaaaaaa', 'simple pattern'],
    ['abcabcabcabc', 'simple pattern'],
    ['qwertyuiop123', 'simple pattern'],
    ['abcd1234efgh', 'simple pattern'],
    ['1qaz2wsx3edc', 'simple pattern'],
    ['Password1234!', 'guessed'],
    ['P@ssw0rd!2026', 'guessed'],
    ['correcthorsebatterystaple', 'guessed'],
    ['Summer-2026-Sun', 'guessed'],
    ['switchyard-admin', 'guessed'],
    ['ada.lovelace1815', 'guessed'],
    ['my ada.lovelace@example.com', 'e-mail address'],
  ])('%s', (password, words) => {
    expect(problem(password)).toContain(words)
  })
})

describe('accepted passwords', () => {
  it.each([
    'kettle orbit wander fig',
    'vT9#qLm2x!Pz',
    'Łódź płynie nocą',
    '839205174626',
    'coffee tiger london moon',
    `xxx${'kGwPq'.repeat(20)}`,
  ])('%s', (password) => {
    expect(problem(password)).toBeNull()
  })
})
