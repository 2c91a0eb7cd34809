import { request } from 'node:http'
import { expect, test } from '@playwright/test'
import { openDesk, type OpenDesk } from './open-desk'

let desk: OpenDesk
let viewer: { cookie: string }

test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = await openDesk({ token: 'token-of-the-one-desk-tests' })
  viewer = { cookie: desk.cookies.get('viewer') ?? '' }
})
test.afterAll(() => desk.close())

const campaignReads = async () => (await desk.sandbox.ledger('/v1/campaigns/search')).length

test('pages and routes that ask at the same time share one read of the upstream', async () => {
  await desk.sandbox.control('DELETE', 'ledger')
  const targets = ['/campaigns', '/api/campaigns', '/campaigns', '/api/campaigns', '/api/campaigns']
  const answers = await Promise.all(targets.map((target) => desk.ask({ target, headers: viewer })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const [floor] = await desk.campaigns()
  for (const { text } of answers) expect(text).toContain(floor?.id)
  expect(await campaignReads()).toBe(1)
})

test('the desk that the start of the process opened is the one whose streams end with the process', async () => {
  test.setTimeout(90_000)
  const other = await openDesk({ token: 'token-of-the-one-desk-tests' })
  try {
    const stream = await openStream(other)
    const [campaign] = await other.campaigns()
    await expect.poll(stream.said).toContain(`"ids":["${campaign?.id}",`)
    // Only the watch, begun with the process, reads by itself; it does so because this route's stream is there.
    await other.sandbox.control('POST', 'outside-change', { kind: 'campaign', id: Number(campaign?.id), active: campaign?.active !== true })
    await expect.poll(stream.said, { timeout: 30_000 }).toContain(`"ids":["${campaign?.id}"]`)
    const begun = performance.now()
    expect(await other.console.stop()).toBe(0)
    await stream.ended
    expect(performance.now() - begun).toBeLessThan(9_000)
  } finally {
    await other.close()
  }
})

/** A desk locks its store against a second one: had any door opened its own, it would wait for the lock and fail. */
test('every door of the process answers from the desk that holds the store', async () => {
  const answers = await Promise.all(['/settings', '/api/sessions', '/api/auth/session', '/api/ready', '/audit'].map((target) => desk.ask({ target, headers: viewer })))
  for (const { status } of answers) expect(status).toBeLessThan(500)
})

async function openStream({ console, cookies }: OpenDesk): Promise<{ said: () => string; ended: Promise<void> }> {
  const { port, host } = new URL(console.url)
  return await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/api/events', headers: { host, cookie: cookies.get('manager') ?? '' }, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      const ended = new Promise<void>((done) => response.once('close', () => done()))
      resolve({ said: () => text, ended })
    }).on('error', reject).end()
  })
}
