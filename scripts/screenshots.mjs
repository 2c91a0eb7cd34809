// `npm run screenshots`: every page in both themes and two widths, taken from a throwaway console on a throwaway sandbox, into docs/screenshots.
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { root, withNode } from './with-node.mjs'

await withNode()
const { chromium } = await import('@playwright/test')
const { askAt, sameOrigin } = await import('../e2e/ask.ts')
const { demoPassword, sandboxSettings, startConsole, startSandbox } = await import('../e2e/console-process.ts')
const { findChromium } = await import('./find-chromium.ts')

const token = 'sandbox-token-of-the-screenshots'
const into = join(root, 'docs', 'screenshots')
const mostBytes = 5_000_000
/** Nobody else waits behind these pages. */
const unpaced = { CONVOSO_MAX_RPS: '200', CONVOSO_BURST: '200' }
const themes = ['light', 'dark']
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/** `open` brings the page into the state that is shown; without a path it is the page's own address. */
const scenes = [
  { name: 'sign-in', path: '/sign-in', isSignedOut: true },
  { name: 'today', path: '/' },
  { name: 'campaigns', path: '/campaigns' },
  { name: 'campaigns-preflight', path: '/campaigns', open: openPreflight },
  { name: 'campaign', path: ({ campaign }) => `/campaigns/${campaign.id}` },
  { name: 'lists', path: '/lists' },
  { name: 'list', path: ({ listId }) => `/lists/${listId}` },
  { name: 'duplicates', path: '/lists/duplicates' },
  { name: 'agents', path: '/agents?when=last%207%20d' },
  { name: 'agents-table', path: '/agents?when=last%207%20d&view=table' },
  { name: 'agent', path: ({ agentId }) => `/agents/${agentId}?when=last%207%20d` },
  { name: 'live-floor', path: '/agents/live' },
  { name: 'calls', path: '/calls' },
  { name: 'calling-hours', path: '/calls/hours' },
  { name: 'callbacks', path: '/callbacks' },
  { name: 'leads', path: '/leads' },
  { name: 'lead', path: ({ leadId }) => `/leads/${leadId}` },
  { name: 'person', path: ({ leadId }) => `/leads/${leadId}`, open: openPerson },
  { name: 'recordings', path: '/recordings?when=last%207%20d&min=120', open: openPlayer },
  { name: 'palette', path: '/campaigns', open: openPalette },
  { name: 'keys', path: '/campaigns', open: openKeys },
  { name: 'settings', path: '/settings' },
  { name: 'users', path: '/settings/users' },
  { name: 'connection', path: '/settings/connection' },
  { name: 'status-meaning', path: '/settings/status-meaning' },
  { name: 'calling-hours-rules', path: '/settings/calling-hours' },
  { name: 'walls', path: '/settings/walls' },
  { name: 'not-found', path: '/no-such-page' },
]
const scenesOfStopAll = [
  { name: 'campaigns-stop-set', path: '/campaigns' },
  { name: 'audit', path: '/audit' },
]

if (!(await buildIfStale())) process.exit(1)
const folder = await mkdtemp(join(tmpdir(), 'switchyard-screenshots-'))
const running = []
try {
  const sandbox = await startSandbox({ folder, token, leads: 50_000 })
  running.unshift(sandbox)
  await sandbox.control('POST', 'settle')
  const desk = await startConsole({ folder, settings: { ...sandboxSettings(sandbox), ...unpaced } })
  running.unshift(desk)
  await takeAll(desk.url)
} finally {
  for (const started of running) await started.stop()
  await rm(folder, { recursive: true, force: true })
}

async function takeAll(origin) {
  const ask = askAt(origin)
  await rm(into, { recursive: true, force: true })
  await mkdir(into, { recursive: true })
  const browser = await chromium.launch(browserOptions())
  try {
    const cookie = await signIn(browser, origin)
    const answer = await figuresThere(ask, cookie)
    const [campaign] = answer.items.toSorted((one, other) => other.callsLastHour.value - one.callsLastHour.value)
    const shown = { campaign, leadId: await recordedLead(ask, cookie), listId: await busyList(ask, cookie, campaign.id), agentId: await anyAgent(ask, cookie) }
    for (const scene of scenes) await takeScene(browser, { scene, origin, cookie, shown })
    await stopAll(ask, cookie)
    for (const scene of scenesOfStopAll) await takeScene(browser, { scene, origin, cookie, shown })
  } finally {
    await browser.close()
  }
  await report()
}

/** Through the page, so that the session knows its browser; gives the Cookie header. */
async function signIn(browser, origin) {
  const context = await browser.newContext({ baseURL: origin })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await settled(page)
  await page.getByLabel('E-mail').fill('admin@switchyard.example')
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  const { name, value } = (await context.cookies()).find((cookie) => cookie.httpOnly && cookie.name.endsWith('.session'))
  await context.close()
  return `${name}=${value}`
}

async function takeScene(browser, { scene, origin, cookie, shown }) {
  const path = typeof scene.path === 'function' ? scene.path(shown) : scene.path
  for (const theme of themes) {
    for (const viewport of sizes) {
      const context = await browser.newContext({ viewport, baseURL: origin, timezoneId: 'America/Los_Angeles', reducedMotion: 'reduce' })
      await context.addCookies(cookiesFor(origin, { theme, session: scene.isSignedOut ? null : cookie }))
      const page = await context.newPage()
      await page.goto(path)
      await settled(page, { isToItsEnd: true })
      await page.evaluate(() => scrollTo(0, 0))
      await scene.open?.(page)
      await settled(page)
      await page.screenshot({ path: join(into, `${scene.name}-${theme}-${viewport.width}.jpg`), type: 'jpeg', quality: 25, scale: 'css', animations: 'disabled' })
      await context.close()
    }
  }
}

/** React works, the fonts are there, and nothing on the page is still being waited for. */
async function settled(page, { isToItsEnd = false } = {}) {
  await page.waitForFunction((toItsEnd) => {
    // Some parts are read only once somebody scrolls to them.
    if (toItsEnd) scrollTo(0, document.body.scrollHeight)
    const isAlive = [...document.querySelectorAll('a, button')].some((node) => Object.keys(node).some((key) => key.startsWith('__react')))
    return isAlive && document.fonts.status === 'loaded' && document.querySelector('.breathes, [aria-busy=true]') === null
  }, isToItsEnd)
}

async function openPreflight(page) {
  await page.locator('[data-row] [role=switch][aria-checked=false]').first().click()
  await page.getByRole('button', { name: 'Turn on', exact: true }).waitFor()
}

async function openPlayer(page) {
  await page.locator('[data-play]').first().click()
  // Where a voice is heard on both sides, and standing still.
  await page.locator('section[aria-label=Player] svg path').first().waitFor()
  await page.evaluate(() => {
    const audio = document.querySelector('audio')
    audio.pause()
    audio.currentTime = 42
  })
  await page.waitForFunction(() => document.querySelector('audio').readyState > 1 && document.querySelector('[role=slider]').ariaValueNow === '42')
}

async function openPerson(page) {
  await page.getByRole('button', { name: 'Open the person' }).click()
  await page.waitForURL('**/people/*')
}

async function openPalette(page) {
  await pressUntilOpen(page, 'Control+k', page.getByRole('dialog', { name: 'Command palette' }))
}

async function openKeys(page) {
  await pressUntilOpen(page, '?', page.getByRole('dialog'))
}

/** A key pressed before the shell listens is lost, and nothing on the page says when it does. */
async function pressUntilOpen(page, key, dialog) {
  await askedUntil(
    async () => {
      await page.keyboard.press(key)
      return await dialog.waitFor({ timeout: 3_000 }).then(() => true, () => false)
    },
    (isOpen) => isOpen,
  )
}

/** A lead that somebody spoke to, so that its pages have something to tell. */
async function recordedLead(ask, cookie) {
  const from = new Date(Date.now() - 7 * 86_400_000).toISOString()
  const answer = await ask({ target: `/api/recordings?from=${from}&to=${new Date().toISOString()}&minSeconds=60`, headers: { cookie } })
  const found = JSON.parse(answer.text).items?.find(({ leadId }) => leadId !== null)
  if (found === undefined) throw new Error(`No recorded lead was found: ${answer.text.slice(0, 200)}`)
  return found.leadId
}

async function anyAgent(ask, cookie) {
  const [from, to] = [new Date(Date.now() - 7 * 86_400_000).toISOString(), new Date().toISOString()]
  const { items } = JSON.parse((await ask({ target: `/api/agents/performance?from=${from}&to=${to}&compare=none`, headers: { cookie } })).text)
  const [busiest] = items.toSorted((one, other) => (other.now?.calls ?? 0) - (one.now?.calls ?? 0))
  return busiest.userId
}

async function busyList(ask, cookie, campaignId) {
  const { items } = JSON.parse((await ask({ target: '/api/lists', headers: { cookie } })).text)
  const list = items.find((each) => each.active && each.campaignId === campaignId) ?? items.find(({ active }) => active)
  if (list === undefined) throw new Error('No active list was found.')
  return list.id
}

/** The campaigns once every figure beside them has been read. */
async function figuresThere(ask, cookie) {
  return await askedUntil(
    async () => JSON.parse((await ask({ target: '/api/campaigns', headers: { cookie } })).text),
    ({ items }) => items.every(({ activeLists, agentsNow, callsLastHour }) => [activeLists, agentsNow, callsLastHour].every(({ value }) => value !== null)),
  )
}

async function stopAll(ask, cookie) {
  const headers = { cookie, ...sameOrigin, 'idempotency-key': crypto.randomUUID() }
  const answer = await ask({ target: '/api/campaigns/stop-all', method: 'POST', headers, body: '{}' })
  if (answer.status !== 202) throw new Error(`Stop all was answered ${answer.status}: ${answer.text}`)
  await askedUntil(
    async () => JSON.parse((await ask({ target: '/api/campaigns/stop-set', headers: { cookie } })).text),
    ({ open }) => open !== null && open.run?.status === 'finished',
  )
}

/** Asks again, without haste, until the answer is as wanted; a minute is too long. */
async function askedUntil(read, isWanted, triesLeft = 240) {
  const answer = await read()
  if (isWanted(answer)) return answer
  if (triesLeft === 0) throw new Error('The console did not come into the wanted state within a minute.')
  await new Promise((resolve) => setTimeout(resolve, 250))
  return await askedUntil(read, isWanted, triesLeft - 1)
}

function cookiesFor(origin, { theme, session }) {
  const common = { domain: new URL(origin).hostname, path: '/', sameSite: 'Lax' }
  const themeCookie = { ...common, name: 'switchyard.theme', value: theme }
  if (session === null) return [themeCookie]
  const [name, value] = session.split(/=(.*)/s)
  return [themeCookie, { ...common, name, value, secure: true, httpOnly: true }]
}

async function report() {
  const files = await readdir(into)
  const bytes = (await Promise.all(files.map(async (file) => (await stat(join(into, file))).size))).reduce((sum, size) => sum + size, 0)
  console.log(`${files.length} pictures in docs/screenshots, ${(bytes / 1e6).toFixed(1)} MB`)
  if (bytes > mostBytes) throw new Error(`The pictures take more than ${mostBytes / 1e6} MB.`)
}

function browserOptions() {
  const executablePath = findChromium()
  const args = ['--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  return { ...(executablePath !== undefined && { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args }
}
