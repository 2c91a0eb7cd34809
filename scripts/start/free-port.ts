import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below every system's range for outgoing connections (Linux 32768, others 49152): there a port that is free now may be somebody's a moment later. */
const range = { from: 20_000, to: 32_000 }
const attempts = 50

/** A port of the range on which nobody listens at 127.0.0.1. Throws when it finds none. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(range.from, range.to)
    if (await isFree(port, '127.0.0.1')) return port
  }
  throw new Error(`No free port was found between ${range.from} and ${range.to}.`)
}

export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host }, () => probe.close(() => resolve(true)))
  })
}
