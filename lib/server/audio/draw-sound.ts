import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { waveform, type Waveform } from '@/lib/contracts/recordings'
import { mostPeaks } from '@/lib/contracts/recordings-words'
import { AppError } from '@/lib/server/core/errors'

type Draw = { stream: ReadableStream<Uint8Array>; signal: AbortSignal; mostSeconds?: number }

const longestSoundSeconds = 4 * 3_600
/** A part of some ten kilobytes takes milliseconds; a decoder that is busy for this long will never come back. */
const stuckMs = 15_000
const limits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

const reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('more') }),
  z.object({ kind: z.literal('full') }),
  z.object({ kind: z.literal('undecodable') }),
  z.object({ kind: z.literal('drawn'), waveform: z.unknown() }),
])
type Reply = z.infer<typeof reply>

/**
 * Decodes a sound in a thread of its own, part by part, as fast as the parts are worked off. Throws upstream_unreadable for what no
 * decoder here knows, and the stream's own error; an abort ends thread and stream.
 */
export async function drawSound({ stream, signal, mostSeconds = longestSoundSeconds }: Draw): Promise<Waveform> {
  const worker = new Worker(workerFile(), { workerData: { mostPeaks, mostSeconds }, resourceLimits: limits, stdout: true, stderr: true })
  const reader = stream.getReader()
  const leave = () => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', leave, { once: true })
  try {
    for (;;) {
      signal.throwIfAborted()
      const part = await reader.read()
      const answer = await exchange(worker, part.done ? { kind: 'end', isCut: false } : { kind: 'bytes', bytes: part.value }, signal)
      if (answer.kind === 'undecodable') throw undecodable()
      if (answer.kind === 'drawn') return waveform.parse(answer.waveform)
      if (answer.kind === 'full') return await cutShort(worker, signal)
    }
  } finally {
    signal.removeEventListener('abort', leave)
    leave()
    await worker.terminate()
  }
}

/** Not bundled: found beside this file in the sources, from which the console is always started. */
const workerFile = (): string => path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'server', 'audio', 'draw-worker.mjs')

async function cutShort(worker: Worker, signal: AbortSignal): Promise<Waveform> {
  const answer = await exchange(worker, { kind: 'end', isCut: true }, signal)
  if (answer.kind !== 'drawn') throw undecodable()
  return waveform.parse(answer.waveform)
}

type Message = { kind: 'bytes'; bytes: Uint8Array } | { kind: 'end'; isCut: boolean }

/** One message and its answer; a thread that dies or hangs is a sound that cannot be decoded. */
function exchange(worker: Worker, message: Message, signal: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    const onMessage = (value: unknown) => done(() => resolve(reply.parse(value)))
    const onEnd = () => done(() => reject(undecodable()))
    const onAbort = () => done(() => reject(signal.reason))
    const timer = setTimeout(onEnd, stuckMs)
    worker.once('message', onMessage).once('error', onEnd).once('exit', onEnd)
    signal.addEventListener('abort', onAbort, { once: true })
    worker.postMessage(message)
  })
}

const undecodable = (): AppError => new AppError('upstream_unreadable', 'The waveform of this recording cannot be drawn; it may still play.')
