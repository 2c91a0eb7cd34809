import { describe, expect, test } from 'vitest'
import { filterOf, idOf, isOn, listOf, readForm } from './form'

const url = 'http://127.0.0.1/v1/x/y'
const post = (body: BodyInit, type?: string): Request => new Request(`${url}?a=query&q=1`,
  { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) })

describe('readForm', () => {
  test.each<[string, Request, Record<string, string>]>([
    ['a query', new Request(`${url}?a=1&b=`), { a: '1', b: '' }],
    ['a form over the query', post(new URLSearchParams({ a: 'form' })), { a: 'form', q: '1' }],
    ['JSON over the query, nested values dropped', post('{"a":7,"b":true,"c":null,"d":{"e":1},"f":[1]}', 'application/json'),
    { a: '7', q: '1', b: 'true', c: '' }],
    ['JSON without its header', post(' {"a":"bare"}', 'text/plain'), { a: 'bare', q: '1' }],
    ['broken JSON', post('{"a":', 'application/json'), { a: 'query', q: '1' }],
    ['a broken multipart body', post('nothing', 'multipart/form-data; boundary=x'), { a: 'query', q: '1' }],
    ['a body of a GET is not there', new Request(`${url}?a=1`, { method: 'GET' }), { a: '1' }],
  ])('%s', async (_, request, values) => {
    expect(Object.fromEntries((await readForm(request)).values)).toEqual(values)
  })

  test('multipart, as an array of fields is sent by PHP', async () => {
    const body = new FormData()
    body.set('auth_token', 't')
    const form = await readForm(post(body))
    expect(form).toMatchObject({ tokenPlace: 'body' })
    expect(form.values.get('auth_token')).toBe('t')
  })

  test.each<[Request, string]>([
    [new Request(`${url}?auth_token=t`), 'url'], [post(new URLSearchParams({ auth_token: 't' })), 'body'], [post('{"auth_token":"t"}'), 'body'],
    [new Request(url, { headers: { authorization: 'Bearer t' } }), 'headers'], [new Request(url), 'none'],
  ])('where the token stood %#', async (request, place) => {
    expect((await readForm(request)).tokenPlace).toBe(place)
  })
})

describe('reading a parameter', () => {
  const of = (value: string) => ({ values: new Map([['x', value]]), tokenPlace: 'none' as const })

  test.each([['', undefined], ['  ', undefined], [' a ', 'a']])('filter "%s"', (value, read) => {
    expect(filterOf(of(value), 'x')).toBe(read)
  })

  test.each([['1,2', ['1', '2']], ['1,,2,', ['1', '2']], [',', undefined], ['', undefined]])('list "%s"', (value, read) => {
    expect(listOf(of(value), 'x')).toEqual(read)
  })

  test.each([['1', true], ['true', true], ['yes', true], ['0', false], ['false', false], ['FALSE', false], ['', false]])('flag "%s"',
    (value, read) => {
    expect(isOn(of(value), 'x')).toBe(read)
  })

  test.each([['12', 12], ['-1', undefined], ['1.5', undefined], ['x', undefined], ['1234567890123456', undefined]])('id "%s"', (value, read) => {
    expect(idOf(value)).toBe(read)
  })
})
