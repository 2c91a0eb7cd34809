import { describe, expect, it } from 'vitest'
import { createUserInput } from '@/lib/contracts/users'
import { formProblems, problemAt, problemElsewhere } from './form-problems'
import { RequestProblem } from './request-problem'

const good = { email: 'mia@desk.example', name: 'Mia', role: 'viewer', password: 'a long enough one' }

describe('formProblems', () => {
  it('lets a good form go and names every bad field of another', () => {
    expect(formProblems(createUserInput, good)).toEqual([])
    const problems = formProblems(createUserInput, { ...good, email: 'mia', password: 'short' })
    expect(problemAt('email', problems, null)).toBe('is not an e-mail address')
    expect(problemAt('password', problems, null)).toBe('needs at least 12 characters')
    expect(problemAt('name', problems, null)).toBeUndefined()
  })

  it('has a sentence of ours for every text that is too long', () => {
    const problems = formProblems(createUserInput, { ...good, name: 'x'.repeat(81), email: `${'x'.repeat(250)}@desk.example`, password: 'x'.repeat(129) })
    expect(problemAt('name', problems, null)).toBe('may have at most 80 characters')
    expect(problemAt('email', problems, null)).toBe('may have at most 254 characters')
    expect(problemAt('password', problems, null)).toBe('may have at most 128 characters')
  })
})

describe('problemElsewhere', () => {
  const taken = new RequestProblem('invalid_request', 'The password is too common.', { fields: [{ path: 'password', message: 'is too common' }] })

  it('says once what stands at a field, and never hides the rest', () => {
    expect(problemAt('password', [], taken)).toBe('is too common')
    expect(problemElsewhere(taken, ['password'])).toBeUndefined()
    expect(problemElsewhere(taken, ['email'])).toBe('The password is too common.')
    expect(problemElsewhere(new RequestProblem('conflict', 'This e-mail is taken.'), ['email'])).toBe('This e-mail is taken.')
    expect(problemElsewhere(null, [])).toBeUndefined()
  })
})
