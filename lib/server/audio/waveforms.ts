import type { Waveform } from '@/lib/contracts/recordings'
import type { RecordingFile, Waveforms } from '@/lib/server/ports/recording-files'
import { AppError } from '@/lib/server/core/errors'
import { drawSound } from './draw-sound'
import { openWaveformFolder } from './waveform-folder'

type Settings = {
  /** Where drawn waveforms are kept; made at the first one. */
  folder: string
  mostFiles?: number
  draw?: (sound: { stream: ReadableStream<Uint8Array>; signal: AbortSignal }) => Promise<Waveform>
}

/** Each takes a thread: people who play at once still hear their sound while others' pictures are drawn. */
const mostAtOnce = 2

type Work = { waveform: Promise<Waveform>; waiting: number; stop: AbortController }

/** Waveforms by the id of their recording: from the folder, from work under way, or drawn now. */
export function makeWaveforms({ folder, mostFiles = 5_000, draw = drawSound }: Settings): Waveforms {
  const kept = openWaveformFolder(folder, mostFiles)
  const underWay = new Map<string, Work>()
  const gate = makeGate(mostAtOnce)
  const begin = (recordingId: string, open: (signal: AbortSignal) => Promise<RecordingFile>): Work => {
    const stop = new AbortController()
    const waveform = (async () => {
      const known = await kept.read(recordingId)
      if (known !== null) return known
      const drawn = await gate(stop.signal, async () => {
        const { stream } = await open(stop.signal)
        if (stream === null) throw new AppError('recording_not_playable', 'This recording is empty.')
        return await draw({ stream, signal: stop.signal })
      })
      if (!drawn.isCut) await kept.write(recordingId, drawn)
      return drawn
    })()
    const work = { waveform, waiting: 0, stop }
    underWay.set(recordingId, work)
    const forget = () => {
      if (underWay.get(recordingId) === work) underWay.delete(recordingId)
    }
    waveform.then(forget, forget)
    return work
  }
  return {
    of: async (recordingId, { open, signal }) => {
      signal.throwIfAborted()
      const joined = underWay.get(recordingId)
      const work = joined === undefined || joined.stop.signal.aborted ? begin(recordingId, open) : joined
      work.waiting += 1
      try {
        return await orAborted(work.waveform, signal)
      } finally {
        work.waiting -= 1
        if (work.waiting === 0) work.stop.abort(new AppError('upstream_unavailable', 'Nobody waited for this waveform any more.'))
      }
    },
    close: async () => {
      const works = [...underWay.values()]
      for (const { stop } of works) stop.abort(new AppError('upstream_unavailable', 'Switchyard is closing.'))
      await Promise.allSettled(works.map(({ waveform }) => waveform))
    },
  }
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Lets so many run at once; whoever is aborted leaves the line. */
function makeGate(most: number) {
  let running = 0
  const line: (() => void)[] = []
  const enter = async (signal: AbortSignal): Promise<void> => {
    while (running >= most) {
      await orAborted(new Promise<void>((resolve) => line.push(resolve)), signal)
    }
    signal.throwIfAborted()
    running += 1
  }
  return async <T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> => {
    await enter(signal)
    try {
      return await run()
    } finally {
      running -= 1
      // All of them look again: one that has left must not swallow the turn.
      for (const next of line.splice(0)) next()
    }
  }
}
