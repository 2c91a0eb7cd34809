// `npm run bench:hours`: screens that nobody closes. Each is open for eight hours of its own clock, every timer of them fired and every read
// made; what it holds in memory after the first hour and after the last.
import { chromium } from '@playwright/test'
import { openDesk } from '../e2e/open-desk.ts'
import { buildIfStale } from '../scripts/build.mjs'
import { browserOptions, openContext } from './browser.mjs'
import { numberOption, rounded, table, verdicts } from './figures.mjs'

const hours = numberOption('hours', 8)
const growthLimitMb = 3
/** As long as the shortest poll of any of them. */
const stepMs = 5_000
const hourMs = 3_600_000
const screens = ['/', '/campaigns', '/agents/live', '/lists', '/leads']

if (!(await buildIfStale())) throw new Error('The build failed; its own words are above.')
const browser = await chromium.launch(browserOptions())
const desk = await openDesk({ token: 'sandbox-token-of-the-hours', leads: 2_000 })
try {
  await desk.sandbox.control('POST', 'settle')
  const stays = []
  for (const path of screens) stays.push(await stay({ origin: desk.console.url, cookie: desk.cookies.get('viewer'), path }))
  report(stays)
} finally {
  await browser.close()
  await desk.close()
}

async function stay({ origin, cookie, path }) {
  const page = await openContext(browser, { origin, cookie })
  const reads = { made: 0, under: 0 }
  page.on('request', (request) => {
    if (!isRead(request)) return
    reads.made += 1
    reads.under += 1
  })
  for (const ended of ['requestfinished', 'requestfailed']) {
    page.on(ended, (request) => {
      if (isRead(request)) reads.under -= 1
    })
  }
  await page.clock.install()
  await page.goto(`${origin}${path}`)
  await page.locator('main h1').waitFor()
  const first = await passed(page, { ms: hourMs, reads })
  const last = await passed(page, { ms: (hours - 1) * hourMs, reads })
  await page.context().close()
  console.log(`${path}: ${reads.made} reads`)
  return { path, first, last, reads: reads.made }
}

function isRead(request) {
  return request.resourceType() !== 'eventsource' && new URL(request.url()).pathname.startsWith('/api/')
}

/** Lets time pass, and after each step the answers come that it has asked for; what is in memory then. */
async function passed(page, { ms, reads }) {
  for (let gone = 0; gone < ms; gone += stepMs) {
    await page.clock.runFor(stepMs)
    while (reads.under > 0) await page.evaluate(() => undefined)
  }
  return await heldBy(page)
}

async function heldBy(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  return { heapMb: usedSize / 1024 / 1024, nodes: metrics.find(({ name }) => name === 'Nodes')?.value ?? Number.NaN }
}

function report(stays) {
  const rows = stays.map(({ path, first, last, reads }) => [path, reads, rounded(first.heapMb, 1), rounded(last.heapMb, 1), first.nodes, last.nodes])
  console.log(`\n${table(['screen', 'reads', 'heap after 1 h (MB)', `after ${hours} h`, 'nodes after 1 h', `after ${hours} h`], rows)}\n`)
  const promises = stays.map(({ path, first, last, reads }) => {
    const growth = last.heapMb - first.heapMb
    return { text: `${path}: growth <= ${growthLimitMb} MB: ${rounded(growth, 1)}, with ${reads} reads`, isKept: growth <= growthLimitMb && reads > hours * 60 }
  })
  if (!verdicts(promises)) process.exitCode = 1
}
