// `npm run bench:escalation`: a number pasted, Enter, `p`: when the name is read and when the call is heard, less the time that the upstream took.
import { chromium } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAt, signInAt } from '../e2e/ask.ts'
import { demoPassword, sandboxSettings, startConsole, startSandbox } from '../e2e/console-process.ts'
import { buildIfStale } from '../scripts/build.mjs'
import { browserOptions } from './browser.mjs'
import { median, numberOption, rounded, table, verdicts } from './figures.mjs'
import { startRecordedUpstream } from './recorded-upstream.mjs'

const rounds = numberOption('rounds', 7)
const largest = numberOption('leads', 1_000_000)
const sizes = [...new Set([Math.min(50_000, largest), largest])]
const delays = [0, 150, 600]
const nameBudgetMs = 300
const soundBudgetMs = 1_000
/** The pace protects a real upstream; here it would be measured instead of the console. */
const unpaced = { CONVOSO_MAX_RPS: '1000', CONVOSO_BURST: '1000' }

if (!(await buildIfStale())) throw new Error('The build failed; its own words are above.')
const figures = []
for (const leads of sizes) figures.push(...(await measure(leads)))
report(figures)

async function measure(leads) {
  const token = 'sandbox-token-of-one-benchmark'
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-escalation-'))
  const running = []
  let delayMs = 0
  try {
    console.log(`starting a sandbox of ${leads.toLocaleString('en-US')} leads ...`)
    const sandbox = await startSandbox({ folder, token, leads })
    running.unshift(sandbox)
    await sandbox.control('POST', 'settle')
    const upstream = await startRecordedUpstream(sandbox.url, () => delayMs)
    running.unshift(upstream)
    const ours = await startConsole({ folder, settings: { ...sandboxSettings({ url: upstream.url, token }), ...unpaced } })
    running.unshift(ours)
    const people = await recordedPeople(sandbox, (rounds + 1) * delays.length)
    const browser = await chromium.launch(browserOptions())
    running.unshift({ stop: () => browser.close() })
    const page = await signedInPage(browser, ours.url)
    const results = []
    for (const delay of delays) {
      delayMs = delay
      const runs = []
      // The first round warms what is warm all day and does not count.
      for (let round = -1; round < rounds; round += 1) {
        const run = await escalation(page, { origin: ours.url, person: people.pop(), upstream })
        if (round >= 0) runs.push(run)
      }
      results.push({ leads, delay, name: median(runs.map(({ name }) => name)), nameOwn: median(runs.map(({ name, nameUpstream }) => name - nameUpstream)), sound: median(runs.map(({ sound }) => sound)), soundOwn: median(runs.map(({ sound, soundUpstream }) => sound - soundUpstream)) })
    }
    return results
  } finally {
    for (const started of running) await started.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** People called a few times of whom the newest call was recorded an hour ago or earlier; each is asked for once, so that nothing is remembered. */
async function recordedPeople(sandbox, count) {
  const found = []
  const { rows } = await sandbox.control('GET', 'rows?of=leads&limit=10000')
  for (const lead of rows.filter((row) => row.deleted_at === null && row.called_count > 1 && row.called_count < 40)) {
    const calls = (await sandbox.control('GET', `rows?of=calls&phone_number=${lead.phone_number}`)).rows.toSorted((a, b) => b.started_at - a.started_at)
    const now = Date.now() / 1000
    if (calls[0]?.recording_at > 0 && calls[0].recording_at < now - 3_600 && calls[0].started_at > now - 80 * 86_400) found.push({ phone: lead.phone_number, name: `${lead.first_name} ${lead.last_name}`.trim() })
    if (found.length === count) return found
  }
  throw new Error(`The sandbox has only ${found.length} people with a recorded call.`)
}

async function signedInPage(browser, origin) {
  const cookie = await signInAt(askAt(origin), { email: 'manager@switchyard.example', password: demoPassword })
  if (cookie === null) throw new Error('The demo manager could not sign in.')
  const [name, value] = cookie.split(/=(.*)/s)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] })
  await context.addCookies([{ name, value, domain: new URL(origin).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  return await context.newPage()
}

/** Milliseconds from Enter to the name on screen and to the first sound, and how much of each the upstream was waited for. */
async function escalation(page, { origin, person, upstream }) {
  await page.goto(`${origin}/campaigns`)
  await page.locator('[data-row] [role=switch]').first().waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  const { phone } = person
  await page.evaluate(watchForPerson, person.name)
  await page.evaluate((text) => navigator.clipboard.writeText(text), `(${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)}`)
  await page.keyboard.press('Control+v')
  await page.getByRole('option', { name: /^Open the person/ }).waitFor()
  upstream.taken.length = 0
  await page.keyboard.press('Enter')
  await page.keyboard.press('p')
  await page.waitForFunction(() => Reflect.get(window, 'seenPerson').sound !== null, null, { timeout: 30_000, polling: 50 })
  const seen = await page.evaluate(() => Reflect.get(window, 'seenPerson'))
  const took = (isMeant) => Math.max(0, ...upstream.taken.filter(isMeant).map(({ from, to }) => (to ?? Date.now()) - from))
  const nameUpstream = took(({ path }) => path.endsWith('/leads/search'))
  // What must come one after the other: the newest calls, the call of the recording, its first bytes.
  const calls = took(({ path, fields }) => path.endsWith('/log/retrieve') && !fields.has('id') && !fields.has('lead_id'))
  const call = took(({ path, fields }) => path.endsWith('/log/retrieve') && fields.has('id'))
  const audio = took(({ path }) => path.includes('/play-recording'))
  return { name: seen.name - seen.began, nameUpstream, sound: seen.sound - seen.began, soundUpstream: calls + call + audio }
}

/** Runs in the page: keeps the moments of Enter, of the painted name and of the first sound. */
function watchForPerson(name) {
  const seen = { began: null, name: null, sound: null }
  Reflect.set(window, 'seenPerson', seen)
  addEventListener('keydown', (event) => event.key === 'Enter' && (seen.began ??= performance.now()), { capture: true })
  const look = () => {
    const heading = document.querySelector('main h1')
    if (seen.name === null && heading?.textContent.includes(name) && heading.getClientRects().length > 0) seen.name = performance.now()
    if (seen.sound === null && (document.querySelector('audio')?.currentTime ?? 0) > 0) seen.sound = performance.now()
    if (seen.name === null || seen.sound === null) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function report(all) {
  const rows = all.map(({ leads, delay, name, nameOwn, sound, soundOwn }) => [`${leads.toLocaleString('en-US')} leads, upstream ${delay} ms away`, ...[name, nameOwn, sound, soundOwn].map((figure) => rounded(figure, 0))])
  console.log(`\nPaste, Enter, p; ${rounds} people each, medians in ms\n\n${table(['', 'name', 'less upstream', 'sound', 'less upstream'], rows)}\n`)
  const promises = all.flatMap(({ leads, delay, nameOwn, soundOwn }) => {
    const where = `${leads.toLocaleString('en-US')} leads, ${delay} ms`
    return [
      { text: `name <= ${nameBudgetMs} ms (${where}): ${rounded(nameOwn, 0)}`, isKept: nameOwn <= nameBudgetMs },
      { text: `sound <= ${soundBudgetMs} ms (${where}): ${rounded(soundOwn, 0)}`, isKept: soundOwn <= soundBudgetMs },
    ]
  })
  if (!verdicts([...promises, ...growth(all)])) process.exitCode = 1
}

/** The number of leads must not show beyond what one run differs from the next. */
function growth(all) {
  const [small, large] = sizes
  if (large === undefined) return []
  return delays.map((delay) => {
    const at = (leads) => all.find((figure) => figure.leads === leads && figure.delay === delay).nameOwn
    const most = at(small) * 1.15 + 50
    return { text: `name with ${large.toLocaleString('en-US')} leads <= ${rounded(most, 0)} ms at ${delay} ms: ${rounded(at(large), 0)}`, isKept: at(large) <= most }
  })
}
