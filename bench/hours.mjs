// `npm run bench:hours`: screens that nobody closes. Each is open for eight hours of its own clock, every timer of them fired and every read
// made; what it holds in memory after the first hour and after the last.
import { chromium } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAt, signInAt } from '../e2e/ask.ts'
import { demoPassword, sandboxSettings, startConsole, startSandbox } from '../e2e/console-process.ts'
import { buildIfStale } from '../scripts/build.mjs'
import { browserOptions, openContext } from './browser.mjs'
import { numberOption, rounded, table, verdicts } from './figures.mjs'

const hours = numberOption('hours', 8)
const growthLimitMb = 3
/** As long as the shortest poll of any of them. */
const stepMs = 5_000
const hourMs = 3_600_000
const screens = ['/', '/campaigns', '/agents/live', '/lists', '/leads']
/** Hours of reading pass in minutes: the account's pace would make each of them wait. */
const unpaced = { CONVOSO_MAX_RPS: '1000', CONVOSO_BURST: '1000' }

if (!(await buildIfStale())) throw new Error('The build failed; its own words are above.')
const token = 'sandbox-token-of-the-hours'
const folder = await mkdtemp(join(tmpdir(), 'switchyard-hours-'))
const running = []
try {
  const sandbox = await startSandbox({ folder, token, leads: 2_000 })
  running.unshift(sandbox)
  await sandbox.control('POST', 'settle')
  const ours = await startConsole({ folder, settings: { ...sandboxSettings(sandbox), ...unpaced } })
  running.unshift(ours)
  const cookie = await signInAt(askAt(ours.url), { email: 'viewer@switchyard.example', password: demoPassword })
  if (cookie === null) throw new Error('The demo viewer could not sign in.')
  const browser = await chromium.launch(browserOptions())
  running.unshift({ stop: () => browser.close() })
  const stays = []
  for (const path of screens) stays.push(await stay(browser, { origin: ours.url, cookie, path }))
  report(stays)
} finally {
  for (const started of running) await started.stop()
  await rm(folder, { recursive: true, force: true })
}

async function stay(browser, { origin, cookie, path }) {
  const page = await openContext(browser, { origin, cookie })
  const reads = { made: 0, under: 0 }
  const end = () => (reads.under -= 1)
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource' || !new URL(request.url()).pathname.startsWith('/api/')) return
    reads.made += 1
    reads.under += 1
  })
  for (const ended of ['requestfinished', 'requestfailed']) page.on(ended, (request) => (request.resourceType() !== 'eventsource' && new URL(request.url()).pathname.startsWith('/api/') ? end() : undefined))
  await page.clock.install()
  await page.goto(`${origin}${path}`)
  await page.locator('main h1').waitFor()
  const first = await passed(page, { ms: hourMs, reads })
  const last = await passed(page, { ms: (hours - 1) * hourMs, reads })
  await page.context().close()
  console.log(`${path}: ${reads.made} reads`)
  return { path, first, last, reads: reads.made }
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
