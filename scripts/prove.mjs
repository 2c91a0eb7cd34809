// `npm run prove [name...]`: the tests that gain from repetition, at full size. Each one writes its figures to docs/proofs/<name>.md.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { installIfStale } from './install.mjs'
import { root, withNode } from './with-node.mjs'

await withNode()
process.chdir(root)
const { endToEndFigures, unitFigures } = await import('./prove/figures.ts')
const { proofPage } = await import('./prove/proof-page.ts')

const report = join(root, 'test-results', 'proof.json')
const seed = process.env.PROOF_SEED ?? String(Math.floor(Math.random() * 1_000_000))

/** `claim`: what the figures are a proof of. `size`: how often, unless PROOF_ROUNDS says otherwise. */
const proofs = {
  'stop-all': {
    title: 'Stop all, killed',
    claim:
      'The console is killed with SIGKILL at random moments of a Stop all over all campaigns of the sandbox, and started again. Each time: stopping goes on by itself, ' +
      'every campaign ends off and is accounted for in the run, the stop set holds exactly what was on, pressing Stop all again loses nothing, and Restore turns on exactly ' +
      'that set. In every second round Restore is killed too: it then waits for a person, and nothing is turned on meanwhile.',
    size: 50,
    run: (rounds) => endToEnd('stop-all-crash.spec', { PROOF_ROUNDS: String(rounds), PROOF_SEED: seed }),
  },
  'bulk-edit': {
    title: 'A bulk edit, killed',
    claim:
      'The console is killed with SIGKILL at random moments of a bulk edit over all leads of the sandbox, and started again. The job goes on by itself; at its end every lead ' +
      'has the new value, the dialer has received exactly one write for each, and the counts of the job say so.',
    size: 20,
    run: (rounds) => endToEnd('bulk-edit-crash.spec', { PROOF_ROUNDS: String(rounds), PROOF_LEADS: '2000', PROOF_SEED: seed }),
  },
  'list-bulk': {
    title: 'Lists in bulk and an export, killed',
    claim:
      'The console is killed with SIGKILL at random moments of deactivating sixty lists, and of an export of the leads of a list, and started again. Each goes on by itself; ' +
      'the dialer has received exactly one write for each list, and the file holds each lead exactly once, as long as the console says it is.',
    size: 20,
    run: (rounds) => endToEnd('list-bulk-crash.spec', { PROOF_ROUNDS: String(rounds), PROOF_LISTS: '60', PROOF_LEADS: '20000', PROOF_SEED: seed }),
  },
  'live-floor': {
    title: 'Two hundred screens on one floor',
    claim:
      'Two hundred simulated browsers, each with its event stream and its requests, watch the live floor and Today for ten minutes. The dialer is asked no oftener than for one browser, ' +
      'every browser sees every change within 5 seconds, and neither the connections nor the memory of the console grow.',
    size: 10,
    run: (minutes) => endToEnd('live-readers.spec', { PROOF_MINUTES: String(minutes), PROOF_READERS: '200' }),
  },
  interleavings: {
    title: 'Switching under every interleaving',
    claim:
      'Random schedules of up to five people who switch two campaigns at once, with outside changes, lost, late, refused and lying answers and failing reads: every state ' +
      'shown was true at the moment its read names, no write went out that nobody had asked for, and every conflict was answered with the truth.',
    size: 20_000,
    run: (rounds) => unit('lib/server/usecases/campaigns/interleavings.test.ts', { PROOF_ROUNDS: String(rounds) }),
  },
  'lead-edits': {
    title: 'Two managers on one lead',
    claim:
      'Random schedules of two managers and somebody outside who change the same lead, with lost, refused and unsent writes: no write of ours replaced a value that its ' +
      'writer had not seen, except one that came in from outside between our read and our write, which is less than a round trip; different fields both stayed, and whoever ' +
      'was refused was told both values.',
    size: 500,
    run: (rounds) => unit('lib/server/usecases/leads/lead-schedules.test.ts', { PROOF_ROUNDS: String(rounds) }),
  },
  'list-health': {
    title: 'A scan of a million leads',
    claim:
      'Every list of a sandbox whose clock stands still is scanned, in pages of 2,000. Every number of the health of every list, counted by lists, dispositions, attempts, weeks ' +
      'and days, is what a count over the sandbox’s own rows gives. Then leads are called, moved between lists and added outside: the next look costs one read of what changed ' +
      'and a comparison of three totals, and all numbers are exact again. Rounds are leads.',
    size: 1_000_000,
    run: (rounds) => unit('lib/server/context/list-scan.test.ts', { PROOF_ROUNDS: String(rounds) }),
  },
  'call-log': {
    title: 'Sixty thousand calls',
    claim:
      'The call log of a sandbox over more than a week with a day of 25 hours is read page by page, counted for the histogram, and exported with the work thrown away and begun ' +
      'again in the middle. Each way finds every call of the sandbox’s own books exactly once, never holds more than a page, and never comes near the log’s end. Rounds are days.',
    size: 9,
    run: (rounds) => unit('lib/server/context/call-log.test.ts', { PROOF_ROUNDS: String(rounds) }),
  },
  'lead-adds': {
    title: 'Added leads whose answers are lost',
    claim:
      'Leads added one by one, with the answer lost in one of twenty: applied, applied late, or never. Each lead is there exactly once or was told as not added, every id that ' +
      'was answered is the right lead, and nothing was sent twice.',
    size: 2_000,
    run: (rounds) => unit('lib/server/usecases/leads/lead-adds.test.ts', { PROOF_ROUNDS: String(rounds) }),
  },
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in proofs))
if (unknown.length > 0) {
  console.error(`No proof is named ${unknown.join(', ')}. Proofs: ${Object.keys(proofs).join(', ')}`)
  process.exit(2)
}
if (!(await installIfStale()) || !(await buildIfStale())) process.exit(1)

let isGreen = true
for (const [name, { title, claim, size, run }] of Object.entries(proofs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const rounds = Number(process.env.PROOF_ROUNDS ?? size)
  console.log(`\n--- ${name}: ${rounds} rounds`)
  const startedAt = performance.now()
  const { passed, figures } = await run(rounds)
  isGreen &&= passed
  const path = join('docs', 'proofs', `${name}.md`)
  mkdirSync(join('docs', 'proofs'), { recursive: true })
  writeFileSync(path, proofPage({ name, title, claim, passed, figures: { rounds, ...figures }, seconds: (performance.now() - startedAt) / 1000 }))
  console.log(`${passed ? 'Proven' : 'NOT PROVEN'}: ${path}`)
}
process.exit(isGreen ? 0 : 1)

async function endToEnd(spec, environment) {
  const passed = await node(['node_modules/@playwright/test/cli.js', 'test', spec, '--workers=1', '--reporter=list,json'], { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  return { passed, figures: endToEndFigures(readReport()) }
}

async function unit(path, environment) {
  const passed = await node(['node_modules/vitest/vitest.mjs', 'run', path, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], environment)
  return { passed, figures: unitFigures(readReport()) }
}

/** What the run wrote last; the next one must not read it again. */
function readReport() {
  try {
    const text = readFileSync(report, 'utf8')
    rmSync(report)
    return JSON.parse(text)
  } catch {
    return null
  }
}

function node(nodeArguments, environment) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, nodeArguments, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}
