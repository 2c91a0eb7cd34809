import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/server/core/errors'
import { sample, sampleEndpoints, sampleNames } from '@/lib/testing/sample'
import { everyRead, everyWrite, ok, testClient } from './test-client'

const endpoints: Record<string, string> = Object.fromEntries(
  [...Object.keys(everyRead), ...Object.keys(everyWrite)].map((path) => [path.replace('/', '-'), path]),
)
const acts = { ...everyRead, ...everyWrite }

async function outcome(path: string, name: string): Promise<unknown> {
  const { convoso } = testClient(() => ok(sample(name)))
  const result = acts[path]?.(convoso)
  return result?.then(
    (value: unknown) => (typeof value === 'object' && value !== null && 'data' in value ? value.data : value),
    (error: unknown) => error,
  )
}

it('has a folder of samples for every endpoint of the port and for nothing else', () => {
  expect(sampleEndpoints()).toEqual([...Object.keys(endpoints), 'any'].sort())
})

describe.each(Object.entries(endpoints))('%s', (folder, path) => {
  it.each(sampleNames(folder).filter((name) => /\/(inner-)?error/.test(name)))('%s is a refusal with our own sentence', async (name) => {
    const error = await outcome(path, name)
    expect(error).toBeInstanceOf(AppError)
    if (!(error instanceof AppError)) return
    expect(error.code).toBe('upstream_rejected')
    expect(sample(name)).not.toContain(error.message)
    const code = /error-(\d+)/.exec(name)?.[1]
    if (code !== undefined) {
      expect(error.details.upstreamCode).toBe(code)
      expect(error.message).not.toContain(code)
    }
  })

  it.each(sampleNames(folder).filter((name) => !/error/.test(name)))('%s reads as expected', async (name) => {
    const words = await outcome(path, name)
    expect(words).not.toBeInstanceOf(Error)
    expect(words).toMatchSnapshot()
  })

  it.each(sampleNames('any'))('%s is about the token', async (name) => {
    const error = await outcome(path, name)
    expect(error).toMatchObject({ code: 'upstream_auth' })
  })
})
