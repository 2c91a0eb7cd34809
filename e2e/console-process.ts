import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../scripts/start/free-port'
import { isRecord, recordsIn } from './records'

export const repository = join(import.meta.dirname, '..')
export const demoPassword = 'switchyard-demo'

type Settings = Record<string, string>
export type Running = {
  url: string
  pid: number | undefined
  /** All that it has printed so far. */
  said: () => string
  /** SIGTERM, and its exit code. */
  stop: () => Promise<number | null>
  /** kill -9. */
  kill: () => Promise<void>
}
export type Control = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: Record<string, unknown>) => Promise<unknown>
export type Sandbox = Running & { token: string; control: Control; ledger: (path?: string) => Promise<LedgerEntry[]> }
export type LedgerEntry = { method: string; path: string; values: Record<string, string>; tokenPlace: string; begunAt: number; outcome: string | null }

/** A sandbox of one small account; resolves when it answers. */
export async function startSandbox({ folder, token, port, leads = 300 }: { folder: string; token: string; port?: number; leads?: number }): Promise<Sandbox> {
  const own = port ?? (await freePort())
  const settings = { HOST: '127.0.0.1', PORT: String(own), DATA_DIR: join(folder, 'upstream'), SANDBOX_TOKEN: token, SANDBOX_LEADS: String(leads) }
  const running = await started(launch(['--import', 'tsx', 'scripts/sandbox.ts'], { settings, home: repository }), 'sandbox ready')
  const url = `http://127.0.0.1:${own}`
  const control = controlAt(url)
  return { ...running, url, token, control, ledger: async (path) => entriesIn(await control('GET', path === undefined ? 'ledger' : `ledger?path=${path}`)) }
}

/** How a console of the embedded sandbox is set up. */
export const sandboxSettings = (sandbox: Pick<Sandbox, 'url' | 'token'>): Settings => ({
  SWITCHYARD_SANDBOX: '1',
  CONVOSO_AUTH_TOKEN: sandbox.token,
  CONVOSO_API_URL: `${sandbox.url}/v1`,
  CONVOSO_RECORDING_HOSTS: new URL(sandbox.url).host,
})

export type ConsoleSpec = { folder: string; settings: Settings; port?: number; home?: string }

/** A console of the existing build; resolves when it answers, rejects with its words when it ends before. */
export async function startConsole(spec: ConsoleSpec): Promise<Running> {
  const port = spec.port ?? (await freePort())
  const url = `http://localhost:${port}`
  return { ...(await started(launchConsole(spec, port), 'switchyard ready')), url }
}

/** A console that is expected to refuse its start: what it says on standard error, and whether it called itself ready before. */
export async function refusedStart(spec: ConsoleSpec): Promise<{ code: number | null; lines: string[]; wasReady: boolean }> {
  const { child, said } = launchConsole(spec, spec.port ?? (await freePort()))
  let complaint = ''
  child.stderr?.on('data', (text: string) => (complaint += text))
  const code = await ended(child)
  return { code, lines: complaint.split('\n').filter((line) => line.trim() !== ''), wasReady: said().includes('switchyard ready') }
}

type Launched = { child: ChildProcess; said: () => string }

function launchConsole({ folder, settings, home = repository }: ConsoleSpec, port: number): Launched {
  const common = { NEXT_TELEMETRY_DISABLED: '1', HOST: '127.0.0.1', PORT: String(port), APP_URL: `http://localhost:${port}`, DATA_DIR: folder }
  return launch(['scripts/server.mjs'], { settings: { ...common, ...settings }, home })
}

function launch(command: string[], { settings, home }: { settings: Settings; home: string }): Launched {
  const system = Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG|SystemRoot)$/.test(name))
  const environment: NodeJS.ProcessEnv = { ...Object.fromEntries(system), NODE_ENV: 'production', ...settings }
  const child = spawn(process.execPath, command, { cwd: home, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  return { child, said: () => said }
}

function started({ child, said }: Launched, word: string): Promise<Omit<Running, 'url'>> {
  return new Promise((resolve, reject) => {
    const running = {
      said,
      pid: child.pid,
      stop: async () => {
        if (!isOver(child)) child.kill('SIGTERM')
        return await ended(child)
      },
      kill: async () => {
        if (!isOver(child)) child.kill('SIGKILL')
        await ended(child)
      },
    }
    child.stdout?.on('data', () => said().includes(word) && resolve(running))
    child.once('exit', (code) => reject(new Error(`Ended with ${code} before "${word}":\n${said()}`)))
  })
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function ended(child: ChildProcess): Promise<number | null> {
  if (!isOver(child)) await new Promise((resolve) => child.once('close', resolve))
  return child.exitCode
}

function controlAt(url: string): Control {
  return async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${url}/__control/${path}`, init)
    if (!answer.ok) throw new Error(`The sandbox's control answered ${answer.status} to ${method} ${path}`)
    return await answer.json()
  }
}

function entriesIn(answer: unknown): LedgerEntry[] {
  return recordsIn(answer, 'entries').map((entry) => ({
    method: String(entry['method']),
    path: String(entry['path']),
    values: isRecord(entry['values']) ? Object.fromEntries(Object.entries(entry['values']).map(([name, value]) => [name, String(value)])) : {},
    tokenPlace: String(entry['token']),
    begunAt: Number(entry['begunAt']),
    outcome: entry['outcome'] === null ? null : String(entry['outcome']),
  }))
}
