// `npm start` and `npm run dev`: from a fresh clone to a running console, and everything down again on Ctrl-C.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildIfStale } from './build.mjs'
import { installIfStale } from './install.mjs'
import { root, whenOrphaned, withNode } from './with-node.mjs'

await withNode()
const { makeFamily } = await import('./start/family.ts')
const { isFree } = await import('./start/free-port.ts')
const { assertWritable, sandboxPlaceIn } = await import('./start/sandbox-place.ts')

const dev = process.argv.includes('--dev')
const envFile = join(root, '.env')
if (existsSync(envFile)) process.loadEnvFile(envFile)
const isLive = Boolean(process.env.CONVOSO_AUTH_TOKEN)
const preload = ['--import', join(root, 'scripts', 'start', 'end-with-parent.mjs')]

let stopping
const family = makeFamily({
  graceMs: 10_000,
  onDeath: (name, code) => void stop(code || 1, `The ${name} ended unexpectedly (exit code ${code}); stopping the rest.`),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))
whenOrphaned(() => void stop(0))

try {
  if (!(await installIfStale())) throw new Error('npm ci failed; its own words are above.')
  const settings = checkSettings()
  const dataFolder = resolve(root, settings.dataFolder)
  assertWritable(dataFolder)
  if (!(await isFree(settings.port, settings.host)))
    throw new Error(`Port ${settings.port} on ${settings.host} is taken: stop what uses it, or choose another with PORT=${settings.port === 3000 ? 3001 : 3000} npm start`)
  if (!dev && !(await buildIfStale())) throw new Error('The build failed; its own words are above.')
  const place = isLive ? undefined : await sandboxPlaceIn(dataFolder)
  if (place !== undefined) await startSandbox(place)
  await startConsole(consoleEnvironment(place, dataFolder))
  console.log(greeting(settings))
} catch (error) {
  await stop(1, error instanceof Error ? error.message : String(error))
}

/** The settings as the console will read them; ends with its own lines when one is wrong. */
function checkSettings() {
  const environment = consoleEnvironment(isLive ? undefined : { token: 'made-after-this-check', port: 1 }, process.env.DATA_DIR)
  const check = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'check-settings.ts')], { cwd: root, env: environment, encoding: 'utf8' })
  if (check.status === 0) return JSON.parse(check.stdout)
  throw new Error(check.stderr.trim() || 'The settings could not be read.')
}

function consoleEnvironment(place, dataFolder) {
  // Only this script says that a console is a demo: demo accounts must never open a live one.
  const common = { ...process.env, SWITCHYARD_SANDBOX: undefined, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1', ...(dataFolder && { DATA_DIR: dataFolder }) }
  if (place === undefined) return common
  const host = `127.0.0.1:${place.port}`
  return { ...common, SWITCHYARD_SANDBOX: '1', CONVOSO_AUTH_TOKEN: place.token, CONVOSO_API_URL: `http://${host}/v1`, CONVOSO_RECORDING_HOSTS: host }
}

async function startSandbox({ token, port, folder }) {
  const settings = Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TZ|LANG|TMPDIR|SANDBOX_.*|SystemRoot)$/.test(name))
  const environment = { ...Object.fromEntries(settings), HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, SANDBOX_TOKEN: token }
  const command = [...preload, '--import', 'tsx', join(root, 'scripts', 'sandbox.ts')]
  await family.start({ name: 'sandbox', command: process.execPath, arguments: command, environment, cwd: root }, (word) => word.startsWith('sandbox ready'))
}

async function startConsole(environment) {
  const command = [...preload, join(root, 'scripts', 'server.mjs'), ...(dev ? ['--dev'] : [])]
  await family.start({ name: 'console', command: process.execPath, arguments: command, environment, cwd: root }, (word) => word === 'switchyard ready')
}

function greeting({ appUrl, apiUrl, demoAccounts, demoPassword }) {
  const upstream = isLive
    ? `Upstream: Convoso at ${apiUrl} — LIVE, switches and edits reach real calls.`
    : 'Upstream: the built-in sandbox, an invented call center. Set CONVOSO_AUTH_TOKEN to speak to Convoso.'
  const demo = isLive ? '' : `Sign in as ${demoAccounts.join(', ')} with the password ${demoPassword}\n`
  return `\nSwitchyard is ready: ${appUrl}\n${upstream}\n${demo}Ctrl-C stops everything.`
}

/** Ends every child, once; a second call waits for the first. */
async function stop(code, sentence) {
  if (sentence !== undefined) console.error(sentence)
  stopping ??= family.end()
  await stopping
  process.exit(code)
}
