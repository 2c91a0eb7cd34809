import type { WriteOptions } from '@/lib/server/ports/dialer'
import type { Envelope } from './envelope'
import type { Fields } from './form'
import type { Line } from './line'
import type { Noun, Reads } from './reads'

export type Write = <T>(
  path: string,
  input: { fields: () => Fields; parse: (envelope: Envelope) => T; touches: readonly Noun[]; options?: WriteOptions | undefined },
) => Promise<T>

/** What every noun of this room works with. */
export type Room = {
  reads: Reads
  write: Write
  /** IANA zone of all naive stamps of the account. */
  timeZone: string
  statusWords: { on: string; off: string }
}

export function makeRoom({ line, reads, timeZone, statusEncoding }: { line: Line; reads: Reads; timeZone: string; statusEncoding: '1/0' | 'true/false' }): Room {
  return {
    reads,
    timeZone,
    statusWords: statusEncoding === '1/0' ? { on: '1', off: '0' } : { on: 'true', off: 'false' },
    write: async (path, { fields, parse, touches, options }) => {
      const ready = fields()
      reads.forget(touches)
      try {
        return await line.write({ path, fields: ready, parse }, options)
      } finally {
        // Reads that began while the write was under way may show either side of it.
        reads.forget(touches)
      }
    },
  }
}
