// `npm run bench:performance`: a 90-day trend of 120 agents, seen for the first time and again: how long until the first point, the kept
// days and the whole, and how often the upstream was asked. The sandbox stands behind a delay; the pace is the real one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAt, signInAt } from '../e2e/ask.ts'
import { demoPassword, sandboxSettings, startConsole, startSandbox } from '../e2e/console-process.ts'
import { buildIfStale } from '../scripts/build.mjs'
import { numberOption, rounded, table, verdicts } from './figures.mjs'
import { startRecordedUpstream } from './recorded-upstream.mjs'

const days = numberOption('days', 90)
const delayMs = numberOption('delay', 150)
const zone = 'America/Los_Angeles'
const dayMs = 86_400_000
/** A day must be 48 hours over before it is kept: today and the two before it are always young. */
const youngDays = 3
const againBudgetMs = 1_500
const path = 'agent-performance/search'

if (!(await buildIfStale())) throw new Error('The build failed; its own words are above.')
const token = 'sandbox-token-of-the-trend'
const folder = await mkdtemp(join(tmpdir(), 'switchyard-performance-'))
const running = []
try {
  console.log(`starting a sandbox with ${days} days of calls ...`)
  const sandbox = await startSandbox({ folder, token, leads: 50_000 })
  running.unshift(sandbox)
  await sandbox.control('POST', 'settle')
  const upstream = await startRecordedUpstream(sandbox.url, () => delayMs)
  running.unshift(upstream)
  const ours = await startConsole({ folder, settings: sandboxSettings({ url: upstream.url, token }) })
  running.unshift(ours)
  report(await looks({ origin: ours.url, upstream }))
} finally {
  for (const started of running) await started.stop()
  await rm(folder, { recursive: true, force: true })
}

async function looks({ origin, upstream }) {
  const cookie = await signInAt(askAt(origin), { email: 'manager@switchyard.example', password: demoPassword })
  if (cookie === null) throw new Error('The demo manager could not sign in.')
  const { from, to } = lastDays()
  const look = (name, query = '') => timed(name, { upstream, url: `${origin}/api/agents/performance/trend?from=${from}&to=${to}${query}`, cookie })
  const campaigns = await (await fetch(`${origin}/api/campaigns`, { headers: { cookie } })).json()
  const [{ id }] = campaigns.items
  return [
    await look('all agents, first look'),
    await look('all agents, second look'),
    await look('one agent, after that', `&users=${await anAgent({ origin, cookie, from, to })}`),
    await look('one campaign, first look', `&campaigns=${id}`),
    await look('one campaign, second look', `&campaigns=${id}`),
  ]
}

/** Reads the lines as they come. */
async function timed(name, { upstream, url, cookie }) {
  const asksBefore = asked(upstream).length
  const begun = performance.now()
  const answer = await fetch(url, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  const figures = { name, points: 0, kept: 0, agents: 0, firstMs: null, bytes: 0 }
  let rest = ''
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    figures.bytes += piece.length
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(figures, JSON.parse(line), performance.now() - begun)
  }
  return { ...figures, wholeMs: performance.now() - begun, asks: asked(upstream).length - asksBefore, settledAsks: asked(upstream).slice(asksBefore).filter(isSettled).length }
}

function take(figures, part, ms) {
  if (part.kind !== 'point') return
  figures.points += 1
  figures.kept += part.state === 'kept' ? 1 : 0
  figures.agents = Math.max(figures.agents, part.agents)
  figures.firstMs ??= ms
}

function asked({ taken }) {
  return taken.filter((entry) => entry.path.endsWith(path))
}

/** A day whose end lies 48 hours back. */
function isSettled({ fields }) {
  const day = (fields.get('date_end') ?? '').slice(0, 10)
  return Date.parse(`${day}T00:00:00Z`) < Date.now() - (youngDays + 1) * dayMs
}

function lastDays() {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
  const noon = Date.parse(`${today}T20:00:00Z`)
  return { from: new Date(noon - (days - 1) * dayMs).toISOString(), to: new Date(noon).toISOString() }
}

async function anAgent({ origin, cookie, from, to }) {
  const answer = await (await fetch(`${origin}/api/agents/performance?from=${from}&to=${to}&compare=none`, { headers: { cookie } })).json()
  const [first] = answer.items
  if (first === undefined) throw new Error('The sandbox has no agent with calls.')
  return first.userId
}

function report(figures) {
  const head = ['view', 'points', 'kept', 'agents', 'upstream calls', 'of settled days', 'first point ms', 'whole ms', 'kB']
  const rows = figures.map((each) => [each.name, each.points, each.kept, each.agents, each.asks, each.settledAsks, rounded(each.firstMs, 0), rounded(each.wholeMs, 0), rounded(each.bytes / 1_000, 0)])
  console.log(`\n${days} days, the upstream ${delayMs} ms away, background pace (half of 4 a second)\n`)
  console.log(table(head, rows))
  console.log('')
  const again = figures.filter(({ name }) => name.includes('second') || name.includes('after that'))
  const isGood = verdicts([
    { text: `the first look asks once for each of ${days} days`, isKept: figures[0].asks === days && figures[0].points === days },
    { text: 'a settled day is not asked again', isKept: again.every(({ settledAsks }) => settledAsks === 0) },
    { text: `a second look asks for at most ${youngDays} days`, isKept: again.every(({ asks }) => asks <= youngDays) },
    { text: `a second look is whole within ${againBudgetMs} ms`, isKept: again.every(({ wholeMs }) => wholeMs <= againBudgetMs) },
    { text: 'at least 60 of the 120 agents work on the fullest day', isKept: figures[0].agents >= 60 },
  ])
  if (!isGood) process.exitCode = 1
}
