import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SettingsError } from '@/lib/server/core/env'
import { newSecret } from '@/lib/server/core/ids'

/** AUTH_SECRET, or one made once into the data folder, readable by its owner alone. Throws SettingsError with a sentence. */
export function loadAuthSecret({ settings, dir }: { settings: { AUTH_SECRET?: string | undefined }; dir: string }): string {
  if (settings.AUTH_SECRET !== undefined) return settings.AUTH_SECRET
  const file = path.join(dir, 'auth-secret')
  try {
    if (!existsSync(file)) makeOnce(file)
    chmodSync(file, 0o600)
    return longEnough(readFileSync(file, 'utf8').trim(), file)
  } catch (error) {
    if (error instanceof SettingsError) throw error
    throw new SettingsError([`AUTH_SECRET is not set and ${file} cannot be made or read: set it, or give this user access to that folder`])
  }
}

/** Whole or not at all: two processes that start together, or one that is killed, leave one good file. */
function makeOnce(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.${newSecret().slice(0, 8)}`
  writeFileSync(draft, `${newSecret()}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
}

function longEnough(secret: string, file: string): string {
  if (secret.length < 32)
    throw new SettingsError([`AUTH_SECRET is not set and ${file} holds less than 32 characters: remove the file to have it made anew`])
  return secret
}
