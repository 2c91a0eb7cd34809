// A thread of its own: takes the bytes of one sound in parts, answers each when it is decoded, and at the end the waveform.
import { parentPort, workerData } from 'node:worker_threads'
import { makeMp3Reader } from './mp3-reader.ts'
import { makePeakCollector } from './peak-collector.ts'
import { makeWavReader } from './wav-reader.ts'

const { mostPeaks, mostSeconds } = workerData
const mostComplaints = 100

const collector = makePeakCollector(mostPeaks)
let reader = null
let complaints = 0

// The decoder complains here about each flaw of a sound and tries again: without an end, when a flaw stays.
console.error = () => {
  complaints += 1
  if (complaints > mostComplaints) throw new Error('too many flaws')
}

async function take(bytes) {
  const isWav = String.fromCharCode(...bytes.subarray(0, 4)) === 'RIFF'
  reader ??= isWav ? makeWavReader(collector.take) : await makeMp3Reader(collector.take)
  reader.take(bytes)
  return { kind: collector.seconds() >= mostSeconds ? 'full' : 'more' }
}

async function answer(message) {
  try {
    if (message.kind === 'bytes') return await take(message.bytes)
    if (collector.seconds() === 0) return { kind: 'undecodable' }
    return { kind: 'drawn', waveform: collector.finish(message.isCut) }
  } catch {
    // What was heard until a flaw is still worth a picture.
    return collector.seconds() > 1 ? { kind: 'drawn', waveform: collector.finish(true) } : { kind: 'undecodable' }
  }
}

parentPort.on('message', async (message) => parentPort.postMessage(await answer(message)))
