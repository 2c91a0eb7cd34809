// `npm run bench:server`: what the console adds to a read of the upstream, beside the least that others add. Ratios of one interleaved run.
import autocannon from 'autocannon'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { startScript, withContenders } from './contenders.mjs'
import { median, numberOption, percentile, rounded, table, verdicts } from './figures.mjs'

const rounds = numberOption('rounds', 5)
const seconds = numberOption('seconds', 2)
const readers = 500
const connectionCounts = [1, 16, 64]
/** How old a read may be for the campaigns page; the console's own figure. */
const viewMaxAgeMs = 5_000

await withContenders({}, async ({ sandbox, ours, floor, cookie, token, keep }) => {
  const proxy = keep(await startScript(['bench/pass-through.mjs', sandbox.url]))
  const straight = `/v1/campaigns/search?auth_token=${token}`
  const contenders = [
    { name: 'upstream itself', url: `${sandbox.url}${straight}`, headers: {} },
    { name: 'bare proxy', url: `${proxy.url}${straight}`, headers: {} },
    { name: 'bare Next handler', url: `${floor}/api/campaigns`, headers: {} },
    { name: 'Switchyard', url: `${ours}/api/campaigns`, headers: { cookie } },
  ]
  console.log(`GET /api/campaigns, ${rounds} interleaved rounds of ${seconds} s each; medians.\n`)
  const measured = new Map()
  for (const connections of connectionCounts) measured.set(connections, await compare(contenders, connections))
  for (const [connections, results] of measured) print(connections, results)
  const calls = await crowd(sandbox, { url: `${ours}/api/campaigns`, cookie })
  console.log(`${readers} readers at once: ${calls} upstream requests\n`)
  const at = (connections, figure) => ratio(measured.get(connections), 'Switchyard', 'bare Next handler', figure)
  const isKept = verdicts([
    { text: `throughput at 16 connections / bare Next handler >= 0.8: ${rounded(at(16, 'rate'))}`, isKept: at(16, 'rate') >= 0.8 },
    { text: `p50 at 1 connection / bare Next handler <= 1.3: ${rounded(at(1, 'p50'))}`, isKept: at(1, 'p50') <= 1.3 },
    { text: `upstream requests for ${readers} readers at once <= 5: ${calls}`, isKept: calls <= 5 },
  ])
  if (!isKept) process.exitCode = 1
})

/** Each round gives every contender its turn, so that whatever else the machine does meets all of them. */
async function compare(contenders, connections) {
  const results = new Map(contenders.map(({ name }) => [name, []]))
  for (const contender of contenders) await load(contender, { connections, duration: 1 })
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) results.get(contender.name).push(await load(contender, { connections, duration: seconds }))
  }
  return results
}

async function load({ name, url, headers }, { connections, duration }) {
  const times = []
  const running = autocannon({ url, headers, connections, duration })
  running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  const result = await running
  if (result.non2xx + result.errors > 0 || times.length === 0) throw new Error(`${name}: ${result.non2xx} refusals and ${result.errors} errors in ${times.length} answers`)
  return { rate: times.length / result.duration, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

/** Medians over the rounds of this contender's figure divided by the other's in the same round. */
function ratio(results, name, other, figure) {
  return median(results.get(name).map((round, index) => round[figure] / results.get(other)[index][figure]))
}

function print(connections, results) {
  const rows = [...results].map(([name, list]) => [
    name,
    rounded(median(list.map(({ rate }) => rate)), 0),
    rounded(ratio(results, name, 'bare Next handler', 'rate')),
    rounded(median(list.map(({ p50 }) => p50))),
    rounded(ratio(results, name, 'bare Next handler', 'p50')),
    rounded(median(list.map(({ p99 }) => p99))),
  ])
  console.log(`${table([`${connections} connection${connections === 1 ? '' : 's'}`, 'requests/s', 'ratio', 'p50 ms', 'ratio', 'p99 ms'], rows)}\n`)
}

/** Many readers in the same moment, all of them finding the remembered read too old: what does the upstream hear until it is quiet again? */
async function crowd(sandbox, { url, cookie }) {
  await wait(viewMaxAgeMs + 1_000)
  await sandbox.control('DELETE', 'ledger')
  const agent = new Agent({ maxSockets: readers })
  const statuses = await Promise.all(Array.from({ length: readers }, () => statusOf(url, { agent, cookie })))
  agent.destroy()
  const refused = statuses.filter((status) => status !== 200).length
  if (refused > 0) throw new Error(`${refused} of ${readers} readers were refused.`)
  return await settledCount(sandbox)
}

/** How many requests the sandbox has seen, once a quarter of a second brought no more. */
async function settledCount(sandbox, known = -1) {
  const { length } = await sandbox.ledger()
  if (length === known) return length
  await wait(250)
  return await settledCount(sandbox, length)
}

function statusOf(url, { agent, cookie }) {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, headers: { cookie } }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode)))
    asking.on('error', reject)
    asking.end()
  })
}
