import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roles, type Role } from '@/lib/contracts/permissions'
import { askAt, signInAt, type Ask } from './ask'
import { demoPassword, sandboxSettings, startConsole, startSandbox, type Running, type Sandbox } from './console-process'
import { recordsIn } from './records'

export type OpenDesk = {
  /** Holds everything of both processes, the console's data in `data`. */
  folder: string
  sandbox: Sandbox
  console: Running
  ask: Ask
  /** A fresh session of a demo account, as a Cookie header. */
  signIn: (role: Role) => Promise<string>
  /** The Cookie header of one kept session per role. */
  cookies: Map<Role, string>
  /** The true states, read past the wire. */
  campaigns: () => Promise<{ id: string; name: string; active: boolean }[]>
  close: () => Promise<void>
}

/** These desks are asked everything there is, and nobody else waits behind them. */
const unpaced = { CONVOSO_MAX_RPS: '200', CONVOSO_BURST: '200' }

type DeskSpec = { token: string; leads?: number; settings?: Record<string, string>; home?: (folder: string) => Promise<string> }

/** A sandbox, a console on it, and one signed-in session per role. */
export async function openDesk({ token, leads, settings = {}, home }: DeskSpec): Promise<OpenDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-desk-'))
  const place = home === undefined ? {} : { home: await home(folder) }
  const sandbox = await startSandbox({ folder, token, ...(leads !== undefined && { leads }) })
  const spec = { folder: join(folder, 'data'), settings: { ...sandboxSettings(sandbox), ...unpaced, ...settings }, ...place }
  const console = await startConsole(spec).catch(async (error: unknown) => {
    await sandbox.stop()
    throw error
  })
  const ask = askAt(console.url)
  const signIn = (role: Role) => signInAs(ask, role)
  const cookies = new Map<Role, string>()
  for (const role of roles) cookies.set(role, await signIn(role))
  return {
    folder,
    sandbox,
    console,
    ask,
    signIn,
    cookies,
    campaigns: () => trueCampaigns(sandbox),
    close: async () => {
      await Promise.all([console.stop(), sandbox.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function signInAs(ask: Ask, role: Role): Promise<string> {
  const cookie = await signInAt(ask, { email: `${role}@switchyard.example`, password: demoPassword })
  if (cookie === null) throw new Error(`${role} cannot sign in`)
  return cookie
}

export async function trueCampaigns({ control }: Pick<Sandbox, 'control'>): Promise<{ id: string; name: string; active: boolean }[]> {
  const rows = recordsIn(await control('GET', 'campaigns'), 'campaigns')
  return rows.map(({ id, name, active }) => ({ id: String(id), name: String(name), active: active === true }))
}
