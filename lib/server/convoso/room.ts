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

type RoomInput = { line: Line; reads: Reads; timeZone: string; statusEncoding: '1/0' | 'true/false' }

export function makeRoom({ line, reads, timeZone, statusEncoding }: RoomInput): Room {
  return {
    reads,
    timeZone,
    statusWords: statusEncoding === '1/0' ? { on: '1', off: '0' } : { on: 'true', off: 'false' },
    write: async (path, { fields, parse, touches, options }) => {
      const ready = fields()
      try {
        return await line.write({ path, fields: ready, parse }, options)
      } finally {
        // However it ended: reads that began before this moment may show either side of it.
        reads.forget(touches)
      }
    },
  }
}
