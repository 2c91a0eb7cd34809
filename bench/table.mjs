// `npm run bench:table`: the table of leads beside a plain windowed page of the same rows, in one interleaved run.
import { chromium } from '@playwright/test'
import { askAt, signInAt } from '../e2e/ask.ts'
import { demoPassword } from '../e2e/console-process.ts'
import { browserOptions, openContext, slowDown } from './browser.mjs'
import { withContenders } from './contenders.mjs'
import { median, numberOption, rounded, table, verdicts } from './figures.mjs'
import { timingsOf } from './page-timings.mjs'
import { scriptBytes } from './script-bytes.mjs'
import { keyTimes, longestFrame, scrollThrough, timeOfSort, timeToRow } from './table-timings.mjs'

const rounds = numberOption('rounds', 7)
const farMs = 150
const manyRows = numberOption('rows', 40_000)
let delayMs = 0

await withContenders({ delayMs: () => delayMs, leads: 50_000 }, async ({ ours, floor, cookie, sandbox }) => {
  const browser = await chromium.launch(browserOptions())
  // Whoever sees masks has no hourly quota, so that a benchmark can open more rows than a person may.
  const viewer = await signInAt(askAt(ours), { email: 'viewer@switchyard.example', password: demoPassword })
  if (viewer === null) throw new Error('The demo viewer could not sign in.')
  const plain = { name: 'plain windowed page', origin: floor, cookie: null, box: 'Phone' }
  const contenders = [plain, { name: 'Switchyard', origin: ours, cookie: viewer, box: 'Lead id' }]
  const finders = [plain, { name: 'Switchyard', origin: ours, cookie, box: 'Phone, e-mail, name or lead id' }]
  try {
    const scripts = await Promise.all(contenders.map((contender) => scriptsOf(browser, contender)))
    const first = await everyRound(contenders, (contender) => firstRow(browser, contender))
    const slow = await everyRound(contenders, (contender) => slowRow(browser, contender))
    const tall = await everyRound(contenders, (contender) => twoThousand(browser, contender))
    const phones = await lonelyPhones(sandbox)
    const near = await everyRound(finders, (contender, round) => filterToRow(browser, contender, phones[round + 1]))
    delayMs = farMs
    const far = await everyRound(finders, (contender, round) => filterToRow(browser, contender, phones[round + rounds + 1]))
    delayMs = 0
    const many = await fortyThousand(browser, contenders[1])
    report({ scripts, first, slow, tall, near, far, many })
  } finally {
    await browser.close()
  }
})

async function scriptsOf(browser, contender) {
  const page = await openContext(browser, contender)
  const bytes = await scriptBytes(page, `${contender.origin}/leads`)
  await page.context().close()
  return bytes
}

/** Per contender the results of all rounds; the first round warms the servers and does not count. */
async function everyRound(contenders, measure) {
  const results = contenders.map(() => [])
  for (let round = -1; round < rounds; round += 1) {
    for (const [place, contender] of contenders.entries()) {
      const result = await measure(contender, round)
      if (round >= 0) results[place].push(result)
    }
  }
  return results
}

async function firstRow(browser, contender) {
  const page = await openContext(browser, contender)
  const cold = await visit(page, `${contender.origin}/leads`)
  const warm = await visit(page, `${contender.origin}/leads`)
  await page.context().close()
  return { cold: cold.firstRow, warm: warm.firstRow, shift: Math.max(cold.shift, warm.shift), longestTask: cold.longestTask }
}

/** By a browser that has never been here, on a slower machine and line. */
async function slowRow(browser, contender) {
  const page = await openContext(browser, contender)
  await slowDown(page)
  const { firstRow } = await visit(page, `${contender.origin}/leads`)
  await page.context().close()
  return { firstRow }
}

async function twoThousand(browser, contender) {
  const page = await openContext(browser, contender)
  const seen = await visit(page, `${contender.origin}/leads?size=2000`)
  await allOfPage(page, contender)
  const nodes = await nodesOf(page)
  const sort = await page.evaluate(timeOfSort, 'Status')
  const frame = await page.evaluate(scrollThrough)
  await page.context().close()
  return { painted: seen.firstRow, longestTask: seen.longestTask, nodes, sort, frame }
}

async function filterToRow(browser, contender, lead) {
  const page = await openContext(browser, contender)
  await visit(page, `${contender.origin}/leads`)
  const box = page.getByRole('textbox', { name: contender.box, exact: true })
  const keys = await keyTimes(page, box, lead.phone)
  const took = await page.evaluate(timeToRow, lead.id)
  await page.context().close()
  return { took, key: keys }
}

/** More and more rows behind the first ones, up to all that a table holds. */
async function fortyThousand(browser, contender) {
  const page = await openContext(browser, contender)
  await visit(page, `${contender.origin}/leads?size=2000`)
  await allOfPage(page, contender)
  const heapBefore = await heapOf(page)
  const few = { nodes: await nodesOf(page), frame: await page.evaluate(scrollThrough) }
  for (let loaded = 2_000; loaded < manyRows; loaded += 2_000) {
    await page.getByRole('button', { name: 'Load next 2,000' }).click()
    await page.getByText(`Showing 1–${(loaded + 2_000).toLocaleString('en-US')} of`).waitFor()
  }
  const loaded = { nodes: await nodesOf(page), frame: await page.evaluate(scrollThrough) }
  const heap = (await heapOf(page)) - heapBefore
  const blocked = await page.evaluate(longestFrame, 'Status')
  await page.context().close()
  return { few, loaded, blocked, heapPerRow: heap / (manyRows - 2_000) }
}

function nodesOf(page) {
  return page.evaluate(() => document.querySelectorAll('*').length)
}

async function heapOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

async function visit(page, url) {
  await page.goto(url)
  await page.locator('[data-row]').first().waitFor()
  await page.waitForFunction(isAlive)
  return await timingsOf(page)
}

/** The console's first rows come before the others: what is done with 2,000 rows begins when all of them are there. */
async function allOfPage(page, { cookie }) {
  if (cookie !== null) await page.getByText('Showing 1–2,000 of').waitFor()
}

/** Has React taken the table over, and has the page nothing else to do? Runs in the page. */
function isAlive() {
  const row = document.querySelector('[data-row]')
  if (row === null || !Object.keys(row).some((key) => key.startsWith('__react'))) return false
  return new Promise((resolve) => requestIdleCallback(() => resolve(true)))
}

/** Leads whose number hardly anybody else has, past the wire. */
async function lonelyPhones(sandbox) {
  const { rows } = await sandbox.control('GET', 'rows?of=leads&limit=2000&deleted_at=null&archived_at=null')
  const lonely = rows.filter(({ phone_number: phone }) => rows.filter((other) => other.phone_number === phone).length === 1)
  return lonely.map(({ id, phone_number: phone }) => ({ id: String(id), phone: String(phone) }))
}

function report({ scripts, first, slow, tall, near, far, many }) {
  const lines = [
    ['first row, cold (ms)', first, 'cold'],
    ['first row, warm (ms)', first, 'warm'],
    ['first row, cold, slow machine and line (ms)', slow, 'firstRow'],
    ['Enter in the box -> row (ms)', near, 'took'],
    [`Enter -> row, upstream ${farMs} ms away`, far, 'took'],
    ['worst key in the box (ms)', near, 'key'],
    ['2,000 rows painted (ms)', tall, 'painted'],
    ['longest task of it (ms)', tall, 'longestTask'],
    ['sort of 2,000 rows (ms)', tall, 'sort'],
    ['longest frame scrolling them (ms)', tall, 'frame'],
    ['nodes of the page', tall, 'nodes'],
  ]
  const rows = lines.map(([text, results, figure]) => {
    const [floor, ours] = middles(results, figure)
    return [text, rounded(floor, 0), rounded(ours, 0), rounded(ours / floor)]
  })
  const [floorScripts, ourScripts] = scripts
  rows.push(['JavaScript (gzip kB)', rounded(floorScripts.kb, 0), rounded(ourScripts.kb, 0), rounded(ourScripts.kb / floorScripts.kb)])
  console.log(`${rounds} interleaved rounds, medians\n\n${table(['', 'plain windowed page', 'Switchyard', 'ratio'], rows)}\n`)
  const shown = [
    ['nodes of the page', many.few.nodes, many.loaded.nodes],
    ['longest frame scrolling (ms)', many.few.frame, many.loaded.frame],
  ].map(([text, few, loaded]) => [text, rounded(few, 0), rounded(loaded, 0), rounded(loaded / few)])
  console.log(`${table(['', '2,000 rows', `${manyRows.toLocaleString('en-US')} rows`, 'ratio'], shown)}\n`)
  console.log(`longest frame while they are sorted: ${rounded(many.blocked, 0)} ms; heap of a row: ${rounded(many.heapPerRow, 0)} bytes\n`)
  if (!verdicts(promises({ scripts, first, slow, tall, near, far, many }))) process.exitCode = 1
}

function promises({ scripts, first, slow, tall, near, far, many }) {
  const [cold, warm, tallest] = [middles(first, 'cold'), middles(first, 'warm'), middles(tall, 'painted')]
  const [sort, found, foundFar] = [middles(tall, 'sort'), middles(near, 'took'), middles(far, 'took')]
  const [slowFloor, slowOurs] = middles(slow, 'firstRow')
  const [, task] = middles(tall, 'longestTask')
  const [, frame] = middles(tall, 'frame')
  const [, key] = middles(near, 'key')
  return [
    limit('first row cold', cold[1], cold[0] * 1.35 + 20),
    limit('first row warm', warm[1], warm[0] * 1.35 + 20),
    limit('first row on a slow machine and line', slowOurs, slowFloor * 1.35),
    limit('Enter -> row', found[1], found[0] * 1.25 + 17),
    limit(`Enter -> row at ${farMs} ms`, foundFar[1], foundFar[0] + 25),
    limit('2,000 rows painted', tallest[1], tallest[0] * 1.3 + 30),
    limit('longest task of it', task, 100),
    limit('sort of 2,000 rows', sort[1], sort[0] * 1.5 + 17),
    limit('longest frame scrolling', frame, 50),
    limit('worst key', key, 40),
    { text: `JavaScript <= 1.35 x: ${rounded(scripts[1].kb, 0)} kB beside ${rounded(scripts[0].kb, 0)} kB`, isKept: scripts[1].kb <= scripts[0].kb * 1.35 },
    { text: `nodes of ${manyRows.toLocaleString('en-US')} rows <= 3,000: ${many.loaded.nodes}`, isKept: many.loaded.nodes <= 3_000 && many.few.nodes <= 3_000 },
    limit('frames of so many rows', many.loaded.frame, Math.max(many.few.frame * 1.2, 17)),
    limit('longest frame while so many are sorted', many.blocked, 100),
    { text: `heap of a row <= 1,024 bytes: ${rounded(many.heapPerRow, 0)}`, isKept: many.heapPerRow <= 1_024 },
  ]
}

function middles(results, figure) {
  return results.map((list) => median(list.map((round) => round[figure])))
}

function limit(text, measured, most) {
  return { text: `${text} <= ${rounded(most, 0)} ms: ${rounded(measured, 0)}`, isKept: measured <= most }
}
