// Dependency-free and readable by old releases of Node: every npm script passes through here first.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const oldest = [22, 19]
const fetched = '24.21.0'
const runtimeFolder = join(root, '.runtime')
const runtimeBin = join(runtimeFolder, 'node_modules', '.bin')

/** Is this text (`v22.19.0`) a release of Node that Switchyard runs on? */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

/**
 * Returns under a supported Node, with the local commands first on PATH.
 * Under an older one it fetches a supported one, runs this same command line with it and ends with its exit code.
 */
export async function withNode() {
  process.env.PATH = searchPath()
  process.env.NEXT_TELEMETRY_DISABLED ??= '1'
  if (isSupported(process.version)) return
  const node = fetchNode()
  process.exit(await run(node, [...process.execArgv, ...process.argv.slice(1)]))
}

function searchPath() {
  const folders = [join(root, 'node_modules', '.bin')]
  if (existsSync(join(runtimeBin, 'node'))) folders.unshift(runtimeBin)
  const inherited = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folders.includes(folder))
  return [...folders, ...inherited].join(delimiter)
}

/** Path of a supported Node in the git-ignored folder; fetched from the npm registry on first use. */
function fetchNode() {
  const node = join(runtimeBin, process.platform === 'win32' ? 'node.cmd' : 'node')
  if (!hasVersion(node)) {
    console.log(`Node ${process.version} is too old for Switchyard (needs ${oldest.join('.')}); fetching Node ${fetched} into .runtime ...`)
    const install = ['install', '--prefix', runtimeFolder, `node@${fetched}`, '--no-audit', '--no-fund', '--ignore-scripts=false', '--loglevel=error']
    const npm = spawnSync('npm', install, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
    if (npm.status !== 0 || !hasVersion(node)) {
      console.error(`Could not fetch Node ${fetched}. Install Node ${oldest.join('.')} or newer yourself and start again.`)
      process.exit(1)
    }
  }
  process.env.PATH = searchPath()
  return node
}

function hasVersion(node) {
  if (!existsSync(node)) return false
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  return answer.status === 0 && answer.stdout.trim() === `v${fetched}`
}

/** npm puts a shell between itself and us that dies of SIGTERM without passing it on: our parent's death is then the signal. */
export function whenOrphaned(act) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 250)
  timer.unref()
}

/** Runs a command in the foreground, hands it our signals, and gives its exit code. */
function run(command, commandArguments) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, { cwd: process.cwd(), stdio: 'inherit', shell: process.platform === 'win32' })
    const pass = (signal) => child.kill(signal)
    // A terminal already sends Ctrl-C to the whole group; this process only must not die before its child.
    process.on('SIGINT', () => {})
    process.on('SIGTERM', pass)
    process.on('SIGHUP', pass)
    whenOrphaned(() => pass('SIGTERM'))
    child.on('error', (error) => {
      console.error(`Could not run ${command}: ${error.code ?? error.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 15)))
  })
}

function isMainModule() {
  const entry = process.argv[1]
  return entry !== undefined && fileURLToPath(import.meta.url) === entry
}

if (isMainModule()) {
  await withNode()
  const [command, ...rest] = process.argv.slice(2)
  if (command === undefined) {
    console.error('Usage: node scripts/with-node.mjs <command> [arguments]')
    process.exit(2)
  }
  process.exit(await run(command, rest))
}

