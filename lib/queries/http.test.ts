import { afterEach, describe, expect, it, vi } from 'vitest'
import { isWorthRetrying } from './client'
import { getJson, sendJson, withQuery } from './http'
import { fieldError, RequestProblem } from './request-problem'
import { onSessionEnded } from './session-ended'

const answers = (response: Response) => {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(response))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const ours = (body: string | null, init: ResponseInit = {}) => new Response(body, { ...init, headers: { 'x-switchyard-build': 'development' } })
const problemAnswer = (status: number, body: object) =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'No', status, requestId: 'r-1', ...body }), { status })
const failureOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown)
  if (!(error instanceof RequestProblem)) throw new Error('expected a RequestProblem')
  return error
}

afterEach(() => vi.unstubAllGlobals())

describe('getJson', () => {
  it('parses the answer and marks a read that nobody asked for', async () => {
    const fetched = answers(ours('{"n":1}'))
    expect(await getJson<{ n: number }>('/api/x')).toEqual({ n: 1 })
    expect(new Headers(fetched.mock.calls[0]?.[1]?.headers).get('x-switchyard-background')).toBe('1')
  })

  it('refuses the answer of another build and one that is no JSON', async () => {
    answers(new Response('{"n":1}', { headers: { 'x-switchyard-build': 'older' } }))
    expect((await failureOf(getJson<{ n: number }>('/api/x'))).code).toBe('unreadable')
    answers(ours('<html>'))
    expect((await failureOf(getJson('/api/x'))).code).toBe('unreadable')
  })

  it('says that there was no answer when the network fails', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    const problem = await failureOf(getJson('/api/x'))
    expect(problem).toMatchObject({ code: 'no_answer', status: 0 })
    expect(isWorthRetrying(problem)).toBe(true)
  })

  it('announces the end of the session on 401', async () => {
    answers(problemAnswer(401, { code: 'unauthenticated', detail: 'Sign in.' }))
    const ended = vi.fn()
    const stop = onSessionEnded(ended)
    const problem = await failureOf(getJson('/api/x'))
    stop()
    expect(problem.code).toBe('unauthenticated')
    expect(ended).toHaveBeenCalledOnce()
    expect(isWorthRetrying(problem)).toBe(false)
  })
})

describe('sendJson', () => {
  it('sends the body as JSON under its idempotency key and reads 204 as nothing', async () => {
    const fetched = answers(ours(null, { status: 204 }))
    await sendJson({ method: 'PATCH', path: '/api/x', body: { active: true }, idempotencyKey: 'k-1' })
    const init = fetched.mock.calls[0]?.[1]
    expect(init).toMatchObject({ method: 'PATCH', body: '{"active":true}' })
    expect(new Headers(init?.headers).get('idempotency-key')).toBe('k-1')
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json')
  })

  it('carries the conflict, the fields and the request id of a problem', async () => {
    const errors = [{ path: 'email', message: 'is taken' }]
    answers(problemAnswer(409, { code: 'conflict', detail: 'Somebody was faster.', errors, current: { active: false } }))
    const problem = await failureOf(sendJson({ method: 'POST', path: '/api/x', body: {} }))
    expect(problem).toMatchObject({ code: 'conflict', detail: 'Somebody was faster.', requestId: 'r-1', current: { active: false } })
    expect(fieldError(problem, 'email')).toBe('is taken')
  })
})

describe('withQuery', () => {
  it('repeats lists and leaves empty values out', () => {
    expect(withQuery('/api/x', { state: ['on', 'off'], q: '', page: 2, from: undefined })).toBe('/api/x?state=on&state=off&page=2')
    expect(withQuery('/api/x', { q: '' })).toBe('/api/x')
  })
})
