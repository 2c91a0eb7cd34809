import type { Clock } from '@/lib/server/ports/clock'

/** What a moment of playing needs to remember: one playback asks many times for parts of the same sound. */
export type Playbacks = {
  /** The looked-up recording of an id, at most half a minute old; a failed look-up is not kept. */
  lookUp: (id: string, find: () => Promise<FoundRecording>) => Promise<FoundRecording>
  /**
   * Writes the intent of a play at the first request of a key in ten minutes and answers what `write` answers; null for the parts that
   * follow, which wait until the intent stands and fail with it.
   */
  begin: (key: string, write: () => Promise<string>) => Promise<string | null>
  /** It did not come about: the next request is the first again. */
  forget: (key: string) => void
}

/** `source` is the upstream's address or file name: it never leaves the server. */
export type FoundRecording = { id: string; leadId: string | null; source: string }

const lookUpMs = 30_000
const playMs = 600_000
const mostKept = 2_000

export function makePlaybacks(clock: Clock): Playbacks {
  const found = new Map<string, { at: number; recording: Promise<FoundRecording> }>()
  const begun = new Map<string, { at: number; intent: Promise<string> }>()
  return {
    lookUp: (id, find) => {
      const known = found.get(id)
      if (known !== undefined && clock.now() - known.at < lookUpMs) return known.recording
      const recording = find()
      const entry = { at: clock.now(), recording }
      keep(found, id, entry)
      recording.catch(() => found.get(id) === entry && found.delete(id))
      return recording
    },
    begin: async (key, write) => {
      const known = begun.get(key)
      if (known !== undefined && clock.now() - known.at < playMs) {
        await known.intent
        return null
      }
      const intent = write()
      keep(begun, key, { at: clock.now(), intent })
      return await intent.catch((error: unknown) => {
        begun.delete(key)
        throw error
      })
    },
    forget: (key) => void begun.delete(key),
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > mostKept && oldest.done !== true) map.delete(oldest.value)
}
