// `npm test`: everything CI runs. Every step runs even when an earlier one fails; the closing line counts them all.
// `npm test lint types` runs only the named steps.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { installIfStale } from './install.mjs'
import { root, withNode } from './with-node.mjs'

await withNode()
process.chdir(root)
const { findChromium } = await import('./find-chromium.ts')
const { countEndToEnd, countUnits } = await import('./checks/count-tests.ts')

const bin = (name) => join(root, 'node_modules', name)
const unitReport = 'test-results/unit.json'
const endToEndReport = 'test-results/e2e.json'
const live = { stdio: 'inherit' }

/** Rows run one after the other; the lanes of a row side by side, each with its steps in their order. */
const rows = [
  [[['packages', () => installIfStale()]]],
  [[['structure', () => node(['scripts/check-structure.mjs'])]]],
  [
    [['lint', () => node([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])]],
    [
      ['types', async () => (await node([bin('next/dist/bin/next'), 'typegen'])) && (await node([bin('typescript/bin/tsc'), '--noEmit']))],
      ['unused', () => node([bin('knip/bin/knip.js'), '--no-progress'])],
      ['build', () => buildIfStale()],
      ['bundle', () => node(['scripts/scan-bundle.mjs'])],
    ],
  ],
  [[['unit', () => counted(unitReport, countUnits, [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`])]]],
  [[['browser', () => bringChromium()]]],
  [[['e2e', () => counted(endToEndReport, countEndToEnd, [bin('@playwright/test/cli.js'), 'test'])]]],
]
const steps = rows.flat(2)

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some(([step]) => step === name))
if (unknown.length > 0) {
  console.error(`No step is named ${unknown.join(', ')}. Steps: ${steps.map(([name]) => name).join(', ')}`)
  process.exit(2)
}

mkdirSync('test-results', { recursive: true })
const results = []
for (const row of rows) {
  results.push(...(await Promise.all(row.map(runLane))).flat())
}

console.log('\nStep        Time     Passed  Failed')
for (const { name, seconds, passed, failed } of results)
  console.log(`${name.padEnd(11)} ${`${seconds.toFixed(1)} s`.padStart(7)} ${String(passed).padStart(7)} ${String(failed).padStart(7)}`)
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

async function runLane(lane) {
  const done = []
  for (const [name, run] of lane) if (wanted.length === 0 || wanted.includes(name)) done.push(await runStep(name, run))
  return done
}

async function runStep(name, run) {
  console.log(`\n--- ${name}`)
  const startedAt = performance.now()
  const outcome = await Promise.resolve()
    .then(run)
    .catch((error) => {
      console.error(error)
      return false
    })
  const counts = typeof outcome === 'boolean' ? { passed: Number(outcome), failed: Number(!outcome) } : outcome
  return { name, seconds: (performance.now() - startedAt) / 1000, ...counts }
}

/** Runs Node with these arguments; true when it ended with 0. Its words appear in one piece, unless shown live. */
function node(nodeArguments, options = {}) {
  return run(process.execPath, nodeArguments, options)
}

function run(command, commandArguments, { stdio = ['ignore', 'pipe', 'pipe'] }) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, { cwd: root, stdio })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes))
    child.on('error', () => resolve(false))
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      resolve(code === 0)
    })
  })
}

/** A run of tests: its own report is counted; a runner that fails without a failed test, or without a report, counts as one failed. */
async function counted(report, count, nodeArguments) {
  rmSync(report, { force: true })
  const isGreen = await node(nodeArguments, live)
  const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  return { passed: counts.passed, failed: isGreen && counts.passed > 0 ? counts.failed : Math.max(1, counts.failed) }
}

/** A browser of this machine, else the system's package as root, else Playwright's own. */
async function bringChromium() {
  if (findChromium() !== undefined) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const isUpdated = await run('apt-get', ['update', '-q'], {})
    if (isUpdated && (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {})) && findChromium() !== undefined) return true
  }
  return await node([bin('@playwright/test/cli.js'), 'install', 'chromium'], live)
}
