// `npm run bench:visits`: going to and fro between three screens without loading the page anew, and what is left in memory after many times.
import { chromium } from '@playwright/test'
import { askAt, signInAt } from '../e2e/ask.ts'
import { demoPassword } from '../e2e/console-process.ts'
import { browserOptions, openContext } from './browser.mjs'
import { withContenders } from './contenders.mjs'
import { median, numberOption, rounded, table, verdicts } from './figures.mjs'
import { scriptBytes } from './script-bytes.mjs'

const rounds = numberOption('rounds', 20)
const growthLimitMb = 3
const screens = ['Leads', 'Agents', 'Campaigns']

await withContenders({ leads: 50_000 }, async ({ ours, floor }) => {
  const browser = await chromium.launch(browserOptions())
  // Whoever sees masks has no hourly quota: forty readings of a page of leads are nobody's day.
  const viewer = await signInAt(askAt(ours), { email: 'viewer@switchyard.example', password: demoPassword })
  if (viewer === null) throw new Error('The demo viewer could not sign in.')
  const contenders = [
    { name: 'minimal Next page', origin: floor, cookie: null, rows: {} },
    // The agents come as bars of their day; the table is one press away.
    { name: 'Switchyard', origin: ours, cookie: viewer, rows: { Agents: 'main li > a[title]' } },
  ]
  try {
    const visited = []
    for (const contender of contenders) visited.push(await visits(browser, contender))
    report(visited)
  } finally {
    await browser.close()
  }
})

/** Per screen the times of all rounds but the first, in which code is loaded that stays; heap after that round and after the last, in MB. */
async function visits(browser, contender) {
  const page = await openContext(browser, contender)
  await page.goto(`${contender.origin}/campaigns`)
  await page.locator('[data-row]').first().waitFor()
  const times = new Map(screens.map((screen) => [screen, []]))
  let heapBefore = 0
  for (let round = 0; round <= rounds; round += 1) {
    for (const screen of screens) {
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      const took = await page.evaluate(timeOfVisit, { screen, rows: contender.rows[screen] ?? '[data-row]' })
      if (round > 0) times.get(screen).push(took)
      if (screen === 'Agents') await drawnChart(page)
    }
    if (round === 0) heapBefore = await heapOf(page)
  }
  const heapAfter = await heapOf(page)
  await page.context().close()
  return { times, heapBefore, heapAfter, scriptKb: await scriptsOfAgents(browser, contender) }
}

/** The library of charts belongs to what the screen leaves in memory; it is fetched when its chart comes into view. */
async function drawnChart(page) {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await page.locator('.recharts-surface').first().waitFor()
}

async function scriptsOfAgents(browser, contender) {
  const page = await openContext(browser, contender)
  // So high that its chart is in view.
  await page.setViewportSize({ width: 1440, height: 4_000 })
  const { kb } = await scriptBytes(page, `${contender.origin}/agents`)
  await page.context().close()
  return kb
}

/** Clicks the way to a screen; answers when the first row there is painted. Runs in the page. */
function timeOfVisit({ screen, rows }) {
  const way = [...document.querySelectorAll('nav a')].find(({ textContent }) => textContent.trim() === screen)
  const before = document.querySelector(rows)
  return new Promise((resolve, reject) => {
    const isThere = () => {
      const row = document.querySelector(rows)
      return location.pathname === `/${screen.toLowerCase()}` && row !== null && row !== before && row.getClientRects().length > 0
    }
    const watching = new MutationObserver(() => {
      if (!isThere()) return
      watching.disconnect()
      // A timer that goes on would hold the old screen in memory.
      clearTimeout(waiting)
      requestAnimationFrame(() => resolve(performance.now() - beganAt))
    })
    watching.observe(document.body, { subtree: true, childList: true, attributes: true })
    const waiting = setTimeout(() => reject(new Error(`${screen} did not appear within 20 s.`)), 20_000)
    const beganAt = performance.now()
    way.click()
  })
}

async function heapOf(page) {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1024 / 1024
}

function report([floor, ours]) {
  const middle = ({ times }, screen) => median(times.get(screen))
  const lines = [
    ...screens.map((screen) => [`to ${screen.toLowerCase()} (ms)`, middle(floor, screen), middle(ours, screen)]),
    ['heap after the first round (MB)', floor.heapBefore, ours.heapBefore],
    [`heap after ${rounds} rounds (MB)`, floor.heapAfter, ours.heapAfter],
    ['JavaScript of /agents with its chart (gzip kB)', floor.scriptKb, ours.scriptKb],
  ]
  const rows = lines.map(([text, one, other]) => [text, rounded(one, 1), rounded(other, 1), rounded(other / one)])
  console.log(`${rounds} rounds there and back, medians\n\n${table(['', 'minimal Next page', 'Switchyard', 'ratio'], rows)}\n`)
  const growth = ours.heapAfter - ours.heapBefore
  const promises = [
    ...screens.map((screen) => {
      const most = middle(floor, screen) * 1.35 + 17
      return { text: `to ${screen.toLowerCase()} <= ${rounded(most, 0)} ms: ${rounded(middle(ours, screen), 0)}`, isKept: middle(ours, screen) <= most }
    }),
    { text: `heap <= ${rounded(floor.heapAfter * 1.6, 1)} MB: ${rounded(ours.heapAfter, 1)}`, isKept: ours.heapAfter <= floor.heapAfter * 1.6 },
    { text: `JavaScript of /agents <= 1.25 x: ${rounded(ours.scriptKb, 0)} kB`, isKept: ours.scriptKb <= floor.scriptKb * 1.25 },
    { text: `growth <= ${growthLimitMb} MB: ${rounded(growth, 1)}`, isKept: growth <= growthLimitMb },
  ]
  if (!verdicts(promises)) process.exitCode = 1
}
