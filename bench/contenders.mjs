// Starts what is compared: one sandbox, the console on it, and the minimal Next application on it. Everything on free ports with a throwaway folder.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAt, signInAt } from '../e2e/ask.ts'
import { demoPassword, sandboxSettings, startConsole, startSandbox } from '../e2e/console-process.ts'
import { buildIfStale } from '../scripts/build.mjs'
import { buildFloor } from './floor-app.mjs'
import { startPassThrough } from './pass-through.mjs'

const token = 'sandbox-token-of-one-benchmark'
/** The pace protects a real upstream; a benchmark asks so often that it would measure little else. */
const unpaced = { CONVOSO_MAX_RPS: '1000', CONVOSO_BURST: '1000' }

/** Runs `measure` with everything up, and takes it all down again whatever happens. */
export async function withContenders({ delayMs = null, leads = 50_000 }, measure) {
  if (!(await buildIfStale())) throw new Error('The build failed; its own words are above.')
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-bench-'))
  const floorFolder = join(folder, 'floor')
  const running = []
  const keep = (started) => {
    running.unshift(started)
    return started
  }
  try {
    console.log('building the minimal Next application ...')
    buildFloor(floorFolder)
    const sandbox = keep(await startSandbox({ folder, token, leads }))
    await sandbox.control('POST', 'settle')
    const upstream = delayMs === null ? sandbox.url : keep(await startPassThrough(sandbox.url, delayMs)).url
    const ours = keep(await startConsole({ folder, settings: { ...sandboxSettings({ url: upstream, token }), ...unpaced, ...profiling() } }))
    const floor = keep(await startFloor(floorFolder, upstream))
    const cookie = await signInAt(askAt(ours.url), { email: 'admin@switchyard.example', password: demoPassword })
    if (cookie === null) throw new Error('The demo administrator could not sign in.')
    await measure({ sandbox, upstream, ours: ours.url, floor: floor.url, cookie, token, keep })
  } finally {
    for (const started of running) await started.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A script of this folder as its own process; resolves with the address in its first line. */
export function startScript(command, settings = {}) {
  const child = spawn(process.execPath, command, { cwd: join(import.meta.dirname, '..'), env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve(child.exitCode)
      child.once('exit', resolve)
      child.kill('SIGTERM')
    })
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const [, url] = /^ready (\S+)/m.exec(text) ?? []
      if (url !== undefined) resolve({ url, stop })
    })
    child.once('exit', (code) => reject(new Error(`${command[0]} ended with ${code} before it was ready.`)))
  })
}

const startFloor = (folder, upstream) =>
  startScript(['bench/floor-server.mjs', folder], { NODE_ENV: 'production', CONVOSO_API_URL: `${upstream}/v1`, CONVOSO_AUTH_TOKEN: token })

/** BENCH_PROFILE=<folder> leaves a CPU profile of the console there. */
function profiling() {
  const into = process.env.BENCH_PROFILE
  return into === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${into}` }
}
