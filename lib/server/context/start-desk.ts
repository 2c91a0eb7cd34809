import { theDesk } from './desk'
import { SettingsError } from '@/lib/server/core/env'

/** Where our own server finds what to close before it exits, and where it waits to hear that the desk is open. */
const shutdownSlot = Symbol.for('switchyard.shutdown')
const startedSlot = Symbol.for('switchyard.started')

/** Opens the desk at the start of the process; a refusal is printed as sentences and ends the process. */
export async function startDesk(): Promise<void> {
  try {
    const open = await theDesk()
    Reflect.set(globalThis, shutdownSlot, open.close)
    if (open.setupLink !== null) process.stdout.write(`First admin: open ${open.setupLink}\n`)
    const tellStarted: unknown = Reflect.get(globalThis, startedSlot)
    if (typeof tellStarted === 'function') tellStarted()
  } catch (error) {
    const lines = error instanceof SettingsError ? error.lines : [error instanceof Error ? error.message : 'The console could not start.']
    for (const line of lines) process.stderr.write(`${line}\n`)
    process.exit(1)
  }
}
