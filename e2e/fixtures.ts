import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Browser, type Page } from '@playwright/test'
import { freePort } from '../scripts/start/free-port'
import { waitsForReact } from './taken-over'

type Role = 'viewer' | 'supervisor' | 'manager' | 'admin'
const demoPassword = 'switchyard-demo'
const emailOf = (role: Role): string => `${role}@switchyard.example`

/** One worker's own console and its own sandbox behind it. */
export type Account = {
  baseUrl: string
  /** The sandbox's `/__control`: throws when it answers with an error. */
  control: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: Record<string, unknown>) => Promise<unknown>
  /** What both processes have printed so far. */
  output: () => string
}

type Cookies = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>
type WorkerFixtures = { account: Account; sessions: Map<Role, { state: Cookies; at: number }> }
type TestFixtures = {
  /** Opens the page as this role; one real sign-in per role, worker and seven minutes. */
  signIn: (page: Page, role: Role) => Promise<void>
  /** Call it last: fails when the browser refused anything by the content policy. */
  expectNoCspViolations: () => Promise<void>
}

/** After ten minutes some acts want the password again; a test that begins before then is over by then. */
const freshMs = 7 * 60_000

const root = join(import.meta.dirname, '..')
/** What must never leave the server. */
export const workerToken = 'sandbox-token-of-one-browser-test-worker'

export const test = base.extend<TestFixtures, WorkerFixtures>({
  account: [
    async ({}, provide) => {
      const dataFolder = await mkdtemp(join(tmpdir(), 'switchyard-e2e-'))
      const children: Started[] = []
      try {
        await provide(await openAccount(dataFolder, children))
      } finally {
        await Promise.all(children.map(({ child }) => end(child)))
        await rm(dataFolder, { recursive: true, force: true })
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ page }, provide) => await provide(waitsForReact(page)),
  sessions: [async ({}, provide) => await provide(new Map()), { scope: 'worker' }],
  baseURL: async ({ account }, provide) => await provide(account.baseUrl),
  signIn: async ({ sessions, browser, account }, provide) => {
    await provide(async (page, role) => {
      const kept = sessions.get(role)
      const session = kept !== undefined && Date.now() - kept.at < freshMs ? kept : { state: await signInOnce(browser, account.baseUrl, role), at: Date.now() }
      sessions.set(role, session)
      await page.context().addCookies(session.state.cookies)
    })
  },
  expectNoCspViolations: async ({ context }, provide) => {
    const violations: string[] = []
    await context.exposeFunction('reportViolation', (text: string) => void violations.push(text))
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report: unknown = Reflect.get(window, 'reportViolation')
        if (typeof report === 'function') report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
      })
    })
    await provide(async () => {
      await Promise.all(context.pages().map((page) => page.evaluate(() => document.readyState)))
      expect(violations).toEqual([])
    })
  },
})

export { expect } from '@playwright/test'

async function openAccount(dataFolder: string, children: Started[]): Promise<Account> {
  const [sandboxPort, consolePort] = [await freePort(), await freePort()]
  const system = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG|SystemRoot)$/.test(name)))
  const start = async (readyWord: string, command: string[], settings: Record<string, string>) => {
    const started = launch(command, { ...system, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...settings })
    children.push(started)
    await isReady(started, readyWord)
  }
  await start('sandbox ready', ['--import', 'tsx', 'scripts/sandbox.ts'], {
    HOST: '127.0.0.1',
    PORT: String(sandboxPort),
    DATA_DIR: join(dataFolder, 'upstream'),
    SANDBOX_TOKEN: workerToken,
    SANDBOX_LEADS: '2000',
  })
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  const baseUrl = `http://localhost:${consolePort}`
  await start('switchyard ready', ['scripts/server.mjs'], {
    HOST: '127.0.0.1',
    PORT: String(consolePort),
    APP_URL: baseUrl,
    DATA_DIR: dataFolder,
    SWITCHYARD_SANDBOX: '1',
    CONVOSO_AUTH_TOKEN: workerToken,
    CONVOSO_API_URL: `${sandbox}/v1`,
    CONVOSO_RECORDING_HOSTS: `127.0.0.1:${sandboxPort}`,
    // The pace has proofs of its own; here it would only make everybody wait.
    CONVOSO_MAX_RPS: '100',
    CONVOSO_BURST: '200',
  })
  return {
    baseUrl,
    output: () => children.map(({ said }) => said()).join(''),
    control: async (method, path, body) => {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const answer = await fetch(`${sandbox}/__control${path}`, init)
      if (!answer.ok) throw new Error(`The sandbox's control answered ${answer.status} to ${method} ${path}`)
      return await answer.json()
    },
  }
}

async function signInOnce(browser: Browser, baseUrl: string, role: Role): Promise<Cookies> {
  const context = await browser.newContext({ baseURL: baseUrl })
  try {
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(emailOf(role))
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    return await context.storageState()
  } finally {
    await context.close()
  }
}

type Started = { child: ChildProcess; said: () => string }

function launch(command: string[], environment: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, command, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  return { child, said: () => said }
}

function isReady({ child, said }: Started, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => said().includes(word) && resolve())
    child.once('exit', (code) => reject(new Error(`Ended with ${code} before "${word}":\n${said()}`)))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await ended
  clearTimeout(killer)
}
