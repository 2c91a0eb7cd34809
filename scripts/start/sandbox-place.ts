import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { freePort, isFree } from './free-port.ts'

export type SandboxPlace = { token: string; port: number; folder: string }

/**
 * Token and port of the embedded sandbox, made once and kept: the console's store remembers the upstream's address and account.
 * Throws a sentence when the kept port is taken.
 */
export async function sandboxPlaceIn(dataFolder: string): Promise<SandboxPlace> {
  const home = join(dataFolder, 'sandbox')
  const folder = join(home, 'upstream')
  mkdirSync(folder, { recursive: true })
  const token = keptText(join(home, 'token'), () => randomBytes(24).toString('base64url'))
  const portFile = join(home, 'port')
  const kept = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : undefined
  if (kept !== undefined && !(await isFree(kept, '127.0.0.1')))
    throw new Error(`The sandbox's port ${kept} is taken: stop the program that uses it, or remove ${home} to begin with a fresh sandbox.`)
  const port = kept ?? (await freePort())
  if (kept === undefined) writeFileSync(portFile, String(port))
  return { token, port, folder }
}

/** Throws a sentence when the folder cannot be made or written. */
export function assertWritable(folder: string): void {
  const probe = join(folder, `.write-check-${process.pid}`)
  try {
    makeFolder(folder)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Error(`The data folder ${folder} cannot be written (${code}): make it writable, or name another with DATA_DIR=...`, { cause: error })
  }
}

/** One by one: Node's own recursive mkdir never returns where the kernel refuses with ENOENT. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function keptText(path: string, make: () => string): string {
  if (!existsSync(path)) writeFileSync(path, make(), { mode: 0o600 })
  chmodSync(path, 0o600)
  return readFileSync(path, 'utf8').trim()
}
