// `npm run bench:crowd`: ten browsers on the campaigns and then five hundred, each with its event stream and its polls: what the upstream is
// asked, how many sockets lead there, and what a browser costs the console in memory. The pace towards the upstream is the real one.
import { readdir, readFile, readlink } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { openDesk } from '../e2e/open-desk.ts'
import { openTab } from '../e2e/tab.ts'
import { buildIfStale } from '../scripts/build.mjs'
import { numberOption, rounded, table, verdicts } from './figures.mjs'
import { inspect } from './inspect.mjs'

const few = 10
const many = numberOption('browsers', 500)
const seconds = numberOption('seconds', 120)
const memoryLimitKb = 100
/** `CONVOSO_MAX_IN_FLIGHT` as it is without a setting. */
const mostSockets = 6
const callsOfChance = 4
/** As without a setting. */
const usualPace = { CONVOSO_MAX_RPS: '4', CONVOSO_BURST: '20' }
/** What the page of the campaigns asks for while nobody touches it. */
const polls = [
  { path: '/api/campaigns', everyMs: 15_000, told: 'campaigns.changed' },
  { path: '/api/campaigns/stop-set', everyMs: 15_000 },
  { path: '/api/campaigns/runs', everyMs: 15_000 },
]

if (!(await buildIfStale())) throw new Error('The build failed; its own words are above.')
const desk = await openDesk({ token: 'sandbox-token-of-the-crowd', leads: 2_000, settings: { ...usualPace, NODE_OPTIONS: '--inspect=127.0.0.1:0' } })
try {
  await desk.sandbox.control('POST', 'settle')
  const inside = await inspect(desk.console.said())
  // Code that is loaded for the first time, and answers that are kept for everybody, are no browser's memory.
  await crowd(inside, { browsers: many, forMs: 20_000 })
  report([await crowd(inside, { browsers: few, forMs: seconds * 1_000 }), await crowd(inside, { browsers: many, forMs: seconds * 1_000 })])
  inside.close()
} finally {
  await desk.close()
}

async function crowd(inside, { browsers, forMs }) {
  const { sandbox, console: ours, cookies } = desk
  const tabs = []
  for (let opened = 0; opened < browsers; opened += 1) {
    tabs.push(openTab(ours.url, cookies.get('viewer'), polls))
    // People do not all come in the same millisecond.
    if (opened % few === 0) await pause(100)
  }
  await pause(15_000)
  const begun = Date.now()
  await sandbox.control('DELETE', 'ledger')
  await pause(forMs)
  const tookMs = Date.now() - begun
  const asked = await sandbox.ledger()
  const memoryKb = await inside.memoryKb()
  const sockets = await socketsTo(ours.pid, Number(new URL(sandbox.url).port))
  const problems = tabs.flatMap((tab) => tab.problems())
  for (const tab of tabs) await tab.close()
  return { browsers, callsAMinute: (asked.length * 60_000) / tookMs, memoryKb, sockets, problems }
}

/** Open connections of a process to a port of this machine; `null` where the system does not tell. */
async function socketsTo(pid, port) {
  const own = await Promise.all((await readdir(`/proc/${pid}/fd`).catch(() => [])).map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')))
  const lines = (await readFile(`/proc/${pid}/net/tcp`, 'utf8').catch(() => '')).split('\n').slice(1)
  if (own.length === 0 || lines.length === 0) return null
  const remote = port.toString(16).toUpperCase().padStart(4, '0')
  return lines.map((line) => line.trim().split(/\s+/)).filter(([, , to = '', , , , , , , inode]) => to.endsWith(`:${remote}`) && own.includes(`socket:[${inode}]`)).length
}

function report([small, large]) {
  const eachKb = (large.memoryKb - small.memoryKb) / (large.browsers - small.browsers)
  const rows = [
    ['upstream calls a minute', rounded(small.callsAMinute, 1), rounded(large.callsAMinute, 1)],
    ['sockets to the upstream', small.sockets ?? '–', large.sockets ?? '–'],
    ['memory in use after a collection (MB)', rounded(small.memoryKb / 1024, 1), rounded(large.memoryKb / 1024, 1)],
    ['requests that failed', small.problems.length, large.problems.length],
  ]
  console.log(`${seconds} s each\n\n${table(['', `${small.browsers} browsers`, `${large.browsers} browsers`], rows)}\n`)
  const promises = [
    { text: `upstream calls a minute <= those of ${small.browsers} browsers and ${callsOfChance}: ${rounded(large.callsAMinute, 1)}`, isKept: large.callsAMinute <= small.callsAMinute + callsOfChance },
    { text: `memory of a browser <= ${memoryLimitKb} kB: ${rounded(eachKb, 1)}`, isKept: eachKb <= memoryLimitKb },
    { text: `no request failed: ${[...small.problems, ...large.problems].slice(0, 3).join(', ')}`, isKept: small.problems.length + large.problems.length === 0 },
  ]
  if (large.sockets !== null) promises.push({ text: `sockets to the upstream <= ${mostSockets}: ${large.sockets}`, isKept: large.sockets <= mostSockets })
  if (!verdicts(promises)) process.exitCode = 1
}
