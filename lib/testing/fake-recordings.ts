import type { Waveform } from '@/lib/contracts/recordings'
import { type AppError } from '@/lib/server/core/errors'
import type { RecordingFile, RecordingFiles, Waveforms } from '@/lib/server/ports/recording-files'

export type FakeRecordingFiles = RecordingFiles & {
  asked: { source: string; range: unknown }[]
  /** What the next openings throw, in order; without one there is a sound of four bytes. */
  failures: AppError[]
}

export function fakeRecordingFiles(): FakeRecordingFiles {
  const fake: FakeRecordingFiles = {
    asked: [],
    failures: [],
    open: (source, { range }) => {
      fake.asked.push({ source, range })
      const failure = fake.failures.shift()
      return failure === undefined ? Promise.resolve(sound()) : Promise.reject(failure)
    },
    close: () => Promise.resolve(),
  }
  return fake
}

const sound = (): RecordingFile => ({
  status: 200,
  headers: { 'content-type': 'audio/mpeg', 'content-length': '4' },
  stream: new Response(new Uint8Array([0x49, 0x44, 0x33, 4])).body,
})

const drawn: Waveform = { seconds: 1, channels: [[0, 500, 1_000]], silences: [], isCut: false }

/** Opens what it is asked about and answers with the same picture for all. */
export const fakeWaveforms = (): Waveforms => ({
  of: async (_id, { open, signal }) => {
    await (await open(signal)).stream?.cancel()
    return drawn
  },
  close: () => Promise.resolve(),
})
