import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { roles } from '@/lib/contracts/permissions'
import { freePort } from '../scripts/start/free-port'
import { askAt, sameOrigin, signInAt } from './ask'
import { demoPassword, refusedStart, repository, sandboxSettings, startConsole, startSandbox, type Running, type Sandbox } from './console-process'
import { startOtherDialer } from './other-dialer'
import { recordsIn } from './records'

const token = 'a-token-of-a-live-account'
const admin = { email: 'first.admin@center.example', password: 'seven quiet hills and a lamp' }
let folder: string
let sandbox: Sandbox

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-live-'))
  // Stands for the real upstream: the console is not told that it is a sandbox.
  sandbox = await startSandbox({ folder, token })
})
test.afterAll(async () => {
  await sandbox.stop()
  await rm(folder, { recursive: true, force: true })
})

const live = () => ({ CONVOSO_AUTH_TOKEN: token, CONVOSO_API_URL: `${sandbox.url}/v1` })
const within = (name: string) => join(folder, name)
const running = async (spec: { folder: string; settings: Record<string, string> }, work: (console: Running) => Promise<void>) => {
  const console = await startConsole(spec)
  try {
    await work(console)
  } finally {
    await console.stop()
  }
}

test('a live console has no demo accounts, and one administrator by a link that works once', async () => {
  await running({ folder: within('link'), settings: live() }, async ({ url, said }) => {
    const ask = askAt(url)
    for (const role of roles) expect(await signInAt(ask, { email: `${role}@switchyard.example`, password: demoPassword })).toBeNull()
    const door = await ask({ target: '/sign-in' })
    expect(door.text).not.toContain('switchyard.example')
    expect(door.text).not.toContain(demoPassword)
    const secret = /\/setup#([\w-]{20,})/.exec(said())?.[1] ?? ''
    const make = (body: object) => ask({ target: '/api/setup', method: 'POST', headers: sameOrigin, body: JSON.stringify(body) })
    expect((await make({ token: 'x'.repeat(secret.length), name: 'Intruder', ...admin })).status).toBe(410)
    expect((await make({ token: secret, name: 'First Admin', ...admin })).status).toBe(201)
    expect((await make({ token: secret, name: 'Second Admin', email: 'second@center.example', password: admin.password })).status).toBe(410)
    const cookie = await signInAt(ask, admin)
    expect((await ask({ target: '/api/users', headers: { cookie: cookie ?? '' } })).status).toBe(200)
  })
  await running({ folder: within('link'), settings: live() }, async ({ url, said }) => {
    expect(said()).not.toContain('/setup#')
    expect(await signInAt(askAt(url), admin)).not.toBeNull()
  })
})

test('a restart without users replaces the link', async () => {
  const links: string[] = []
  for (const _ of [1, 2]) await running({ folder: within('links'), settings: live() }, async ({ said }) => void links.push(/\/setup#([\w-]+)/.exec(said())?.[1] ?? ''))
  expect(links).not.toContain('')
  expect(new Set(links).size).toBe(2)
  await running({ folder: within('links'), settings: live() }, async ({ url }) => {
    const body = JSON.stringify({ token: links[1], name: 'Late', ...admin })
    expect((await askAt(url)({ target: '/api/setup', method: 'POST', headers: sameOrigin, body })).status).toBe(410)
  })
})

test('the settings make the administrator, and no link is printed', async () => {
  const settings = { ...live(), ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password }
  await running({ folder: within('settings'), settings }, async ({ url, said }) => {
    expect(said()).not.toContain('/setup#')
    expect(said()).not.toContain(admin.password)
    expect(await signInAt(askAt(url), admin)).not.toBeNull()
    expect((await askAt(url)({ target: '/api/setup', method: 'POST', headers: sameOrigin, body: JSON.stringify({ token: 'y'.repeat(43), name: 'X', ...admin }) })).status).toBe(410)
  })
})

test('a weak password in the settings is refused in one sentence', async () => {
  const settings = { ...live(), ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: 'password1234' }
  const { code, lines, wasReady } = await refusedStart({ folder: within('weak'), settings })
  expect(code).not.toBe(0)
  expect(wasReady).toBe(false)
  expect(lines).toEqual([expect.stringMatching(/^ADMIN_PASSWORD .+/)])
})

test('a store belongs to its upstream: another address, another account or live instead of sandbox is one sentence', async () => {
  await running({ folder: within('owned'), settings: sandboxSettings(sandbox) }, async () => {})
  const store = { DATABASE_URL: `file:${within('owned')}/sandbox/switchyard.sqlite` }
  const foreign = [
    { ...live(), ...store },
    { ...sandboxSettings(sandbox), ...store, CONVOSO_API_URL: 'http://127.0.0.1:9/v1' },
    { ...sandboxSettings(sandbox), ...store, CONVOSO_AUTH_TOKEN: 'another-account-s-token' },
  ]
  for (const [index, settings] of foreign.entries()) {
    const { code, lines, wasReady } = await refusedStart({ folder: within(`foreign-${index}`), settings })
    expect(code).not.toBe(0)
    expect(wasReady).toBe(false)
    expect(lines).toEqual([expect.stringContaining('This database belongs to')])
  }
})

test('two consoles on one store: the second is told so and ends', async () => {
  test.setTimeout(90_000)
  await running({ folder: within('twice'), settings: live() }, async () => {
    const { code, lines, wasReady } = await refusedStart({ folder: within('twice'), settings: live() })
    expect(code).not.toBe(0)
    expect(wasReady).toBe(false)
    expect(lines).toHaveLength(1)
  })
})

test('the same build shows and switches the campaigns of another dialer', async () => {
  const dialer = await startOtherDialer(token)
  const settings = { CONVOSO_AUTH_TOKEN: token, CONVOSO_API_URL: dialer.apiUrl, CONVOSO_STATUS_ENCODING: 'true/false', ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password }
  try {
    await running({ folder: within('other'), settings }, async ({ url }) => {
      const ask = askAt(url)
      const own = { cookie: (await signInAt(ask, admin)) ?? '' }
      const items = recordsIn(JSON.parse((await ask({ target: '/api/campaigns', headers: own })).text), 'items')
      expect(items.map(({ id, name, state, timeZone }) => ({ id, name, state, timeZone }))).toEqual(
        expect.arrayContaining([
          { id: '900719925474099', name: 'Winback Quebec', state: 'on', timeZone: 'America/Denver' },
          { id: '77', name: 'Été & Fils', state: 'off', timeZone: 'America/Denver' },
          { id: '31415', name: 'Never dialed', state: 'on', timeZone: null },
        ]),
      )
      expect((await ask({ target: '/campaigns', headers: own })).text).toContain('Winback Quebec')
      const flip = (id: string, active: boolean) =>
        ask({ target: `/api/campaigns/${id}`, method: 'PATCH', headers: { ...sameOrigin, ...own, 'idempotency-key': `flip-${id}-${active}-00000` }, body: JSON.stringify({ active, expectedActive: !active }) })
      for (const [id, active] of [['900719925474099', false], ['77', true]] as const) {
        const answer = await flip(id, active)
        expect(JSON.parse(answer.text)).toMatchObject({ outcome: 'confirmed', campaign: { id, state: active ? 'on' : 'off' } })
        expect(dialer.campaigns.get(id)?.active).toBe(active)
      }
      expect((await flip('77', true)).status).toBe(200)
      expect(dialer.writes).toEqual(['/api/v1/campaigns/status 900719925474099 false', '/api/v1/campaigns/status 77 true'])
    })
  } finally {
    dialer.close()
  }
})

test('wrong settings are named all at once, and nothing is started', async () => {
  const wrong = {
    CONVOSO_TIMEZONE: 'Mars/Base', CONVOSO_STATUS_ENCODING: 'yes/no', CONVOSO_API_URL: 'http://api.dialer.example/v1', CONVOSO_MAX_RPS: '-1',
    AUTH_SECRET: 'short', ADMIN_EMAIL: 'nobody', LOG_LEVEL: 'loud', CONVOSO_AUTH_TOKEN: token,
  }
  const names = ['CONVOSO_TIMEZONE', 'CONVOSO_STATUS_ENCODING', 'CONVOSO_API_URL', 'CONVOSO_MAX_RPS', 'AUTH_SECRET', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'LOG_LEVEL']
  const atTheServer = await refusedStart({ folder: within('wrong'), settings: wrong })
  const atTheStart = start({ ...wrong, APP_URL: 'nonsense', PORT: '70000' })
  for (const { code, lines, wasReady, wanted } of [{ ...atTheServer, wanted: names }, { ...atTheStart, wanted: [...names, 'APP_URL', 'PORT'] }]) {
    expect(code).not.toBe(0)
    expect(wasReady).toBe(false)
    for (const name of wanted) expect(lines.filter((line) => new RegExp(`^(Wrong setting: )?${name} `).test(line))).toHaveLength(1)
    expect(lines).toHaveLength(wanted.length)
  }
})

test('a taken port is one line', async () => {
  const squatter = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  try {
    const atTheServer = await refusedStart({ folder: within('taken'), settings: live(), port })
    const atTheStart = start({ ...live(), PORT: String(port), DATA_DIR: within('taken') })
    for (const { code, lines, wasReady } of [atTheServer, atTheStart]) {
      expect(code).not.toBe(0)
      expect(wasReady).toBe(false)
      expect(lines).toEqual([expect.stringContaining(`Port ${port}`)])
    }
  } finally {
    squatter.close()
  }
})

test('a data folder that cannot be one is one line', async () => {
  const file = within('no-folder')
  await writeFile(file, '')
  const atTheServer = await refusedStart({ folder: file, settings: live() })
  const atTheStart = start({ ...live(), PORT: String(await freePort()), DATA_DIR: file })
  for (const { code, lines, wasReady } of [atTheServer, atTheStart]) {
    expect(code).not.toBe(0)
    expect(wasReady).toBe(false)
    expect(lines).toEqual([expect.stringContaining(file)])
  }
})

/** What `npm start` says when it refuses; it does so before it builds anything. */
function start(settings: Record<string, string>): { code: number | null; lines: string[]; wasReady: boolean } {
  const system = Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG|SystemRoot)$/.test(name))
  const environment: NodeJS.ProcessEnv = { ...Object.fromEntries(system), NODE_ENV: 'production', ...settings }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: repository, env: environment, encoding: 'utf8', timeout: 60_000 })
  return { code: status, lines: stderr.split('\n').filter((line) => line.trim() !== ''), wasReady: stdout.includes('ready') }
}
