import type { Page } from '@playwright/test'
import { api } from '@/lib/contracts/api'
import { sameOrigin } from './ask'
import { expect, goByKeys, open, test, toastOf } from './floor'
import { isRecord, recordsIn } from './records'

// Reads become rarer after failures, so the end of trouble is seen late.
test.setTimeout(120_000)

const monitor = 'agent-monitor/search'
const board = (page: Page) => page.getByRole('table', { name: 'Agents on the floor' })
const rows = (page: Page) => board(page).locator('[data-row]')
const counter = (page: Page, word: string) => page.getByRole('group', { name: 'Agents by state' }).getByRole('button', { name: new RegExp(`^${word}: `) })
const timesInState = (page: Page): Promise<string[]> => board(page).locator('[data-since]').allTextContents()

test('the board says who does what and for how long, keeps its order, and tells of trouble', async ({ page, signIn, floor, expectNoCspViolations }) => {
  // On a quiet evening of the floor a minute may pass until somebody is on a call.
  test.setTimeout(240_000)
  await signIn(page, 'supervisor')
  await open(page, '/campaigns')
  await goByKeys(page, 'v', 'Live floor')
  await expect(rows(page).first()).toBeVisible()
  const read = async (): Promise<unknown> => await (await page.request.get('/api/agents/live')).json()
  const answer = await read()
  expect(isRecord(answer) && answer['source']).toBe('monitor')
  await expect(async () => {
    const agents = recordsIn(await read(), 'agents')
    await expect(board(page)).toHaveAttribute('aria-rowcount', String(agents.length + 1), { timeout: 3_000 })
  }).toPass({ timeout: 30_000 })

  const [first = ''] = await timesInState(page)
  expect(first).toMatch(/^\d+:\d\d:\d\d$/)
  await expect.poll(async () => (await timesInState(page))[0]).not.toBe(first)
  const someCall = async () => recordsIn(await read(), 'agents').find(({ leadId }) => typeof leadId === 'string')
  await expect.poll(someCall, { timeout: 150_000 }).toBeDefined()
  await expect(board(page).getByRole('link', { name: /^Lead \d+$/ }).first()).toHaveAttribute('href', /^\/leads\/\d+$/, { timeout: 30_000 })

  // Everybody is too long in everything: word, shape and count say so. The dialer goes on meanwhile; nobody moves for it.
  await page.getByRole('button', { name: 'Thresholds' }).click()
  const ready = page.getByRole('dialog', { name: 'What is too long' }).getByLabel('Ready')
  await ready.fill('1')
  await ready.press('Enter')
  await expect(page).toHaveURL(/ready=1/)
  await page.keyboard.press('Escape')
  const order = () => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-row')).join())
  const before = await order()
  await expect(counter(page, 'Too long')).not.toHaveAccessibleName('Too long: 0', { timeout: 15_000 })
  await expect(board(page).getByText(/, too long$/).first()).toBeVisible()
  expect(await order()).toBe(before)

  await counter(page, 'On call').click()
  await expect(page).toHaveURL(/state=on-call/)
  await expect(counter(page, 'On call')).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Clear filters' }).first().click()

  await floor.fault({ mode: 'U39', path: monitor, times: null })
  await expect(page.getByText('The newest read failed.')).toBeVisible({ timeout: 20_000 })
  await expect(rows(page).first()).toBeVisible()
  await floor.calm()
  await expect(page.getByText('The newest read failed.')).toBeHidden({ timeout: 40_000 })
  await expectNoCspViolations()
})

test('a screen is let in by its code, sees the floor and nothing else, and is out at once', async ({ page, browser, account, signIn }) => {
  const context = await browser.newContext({ baseURL: account.baseUrl })
  const wall = await context.newPage()
  await wall.goto('/wall/pair')
  const code = await wall.getByText(/^[A-Z]{4}-[A-Z]{4}$/).textContent()
  const name = `Wall ${crypto.randomUUID().slice(0, 8)}`
  await signIn(page, 'admin')
  await open(page, '/settings/walls')
  await page.getByLabel('Code on the screen').fill(String(code).toLowerCase())
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Let in', exact: true }).click()
  await expect(toastOf(page, `${name} shows the live floor in a moment`)).toBeVisible()

  await expect(wall).toHaveURL(/\/wall$/, { timeout: 15_000 })
  await expect(wall.getByRole('listitem').first()).toBeVisible()
  const cookies = await context.cookies()
  expect(cookies).toMatchObject([{ name: '__Host-switchyard.wall', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' }])
  const shown: unknown = await (await page.request.get('/api/agents/live')).json()
  const html = await wall.content()
  for (const { name: full, leadId } of recordsIn(shown, 'agents')) {
    expect(html.includes(String(full)) && String(full).includes(' '), 'a whole name').toBe(false)
    expect(leadId !== null && html.includes(`/leads/${String(leadId)}`)).toBe(false)
  }
  await wall.goto('/agents/live?wall=1&ready=60')
  await expect(wall).toHaveURL(/\/wall\?.*ready=60/)

  expect(await opened(wall)).toEqual(['GET /api/walls/events', 'GET /api/walls/floor'])
  for (const path of ['/campaigns', '/leads', '/settings', '/agents/live']) {
    await wall.goto(path)
    await expect(wall).toHaveURL(/\/sign-in/)
  }

  await wall.goto('/wall')
  await page.getByRole('button', { name: `Take the access from ${name}` }).click()
  await page.getByRole('button', { name: 'Take access', exact: true }).click()
  await expect(wall).toHaveURL(/\/wall\/pair/, { timeout: 5_000 })
  expect((await context.request.get('/api/walls/floor')).status()).toBe(401)
  await context.close()
})

/** Every operation of the API that its cookie opens, of those that are not open to everybody. */
async function opened(wall: Page): Promise<string[]> {
  const found: string[] = []
  for (const [route, row] of Object.entries(api)) {
    for (const [method, operation] of Object.entries(row)) {
      if (operation.permission === 'public' || operation.permission === 'library') continue
      const target = route.replace(/\{\w+\}/g, '1')
      // A stream would never end: it is asked for its status alone.
      const options = { method, headers: { ...sameOrigin }, maxRedirects: 0, ...(operation.body !== undefined && { data: {} }) }
      const ask = route.endsWith('/events') ? statusOfStream(wall, target) : wall.context().request.fetch(target, options).then((answer) => answer.status())
      if ((await ask) !== 401) found.push(`${method} ${route}`)
    }
  }
  return found.sort()
}

const statusOfStream = (wall: Page, target: string): Promise<number> =>
  wall.evaluate(async (path) => {
    const stop = new AbortController()
    const { status } = await fetch(path, { signal: stop.signal })
    stop.abort()
    return status
  }, target)

test('without the monitor the board says that its states are derived', async ({ page, signIn, account }) => {
  const sections = ['campaigns', 'lists', 'leads', 'users', 'agent-performance', 'user-activity', 'log', 'callbacks', 'status']
  await account.control('POST', '/options', { options: { sections } })
  try {
    await signIn(page, 'viewer')
    await open(page, '/agents/live')
    await expect(page.getByText('Derived.')).toBeVisible({ timeout: 20_000 })
    // Soon after midnight nobody has a time of the day yet; that is not the same as nobody being there.
    const seen = recordsIn(await (await page.request.get('/api/agents/live')).json(), 'agents').length
    await expect(seen > 0 ? rows(page).first() : page.getByText('Nobody has been seen at work today')).toBeVisible()
    await expect(page.getByText('Nobody is on the floor')).toHaveCount(0)
    await expect(board(page).getByRole('columnheader', { name: 'Lead' })).toHaveCount(0)
  } finally {
    await account.control('POST', '/options', { options: { sections: 'all' } })
  }
})
