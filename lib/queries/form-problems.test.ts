import { describe, expect, it } from 'vitest'
import { problemElsewhere } from './form-problems'
import { fieldError, RequestProblem } from './request-problem'

describe('problemElsewhere', () => {
  const taken = new RequestProblem('invalid_request', 'The password is too common.', { fields: [{ path: 'password', message: 'is too common' }] })

  it('says once what stands at a field, and never hides the rest', () => {
    expect(fieldError(taken, 'password')).toBe('is too common')
    expect(problemElsewhere(taken, ['password'])).toBeUndefined()
    expect(problemElsewhere(taken, ['email'])).toBe('The password is too common.')
    expect(problemElsewhere(new RequestProblem('conflict', 'This e-mail is taken.'), ['email'])).toBe('This e-mail is taken.')
    expect(problemElsewhere(null, [])).toBeUndefined()
  })
})
