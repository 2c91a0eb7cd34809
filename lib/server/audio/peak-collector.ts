// Runs in the drawing thread without a compiler: imports nothing at run time.
import type { Waveform } from '@/lib/contracts/recordings'

/** Takes sound as it is decoded and keeps only what a picture needs, whatever its length. */
export type PeakCollector = {
  /** Samples from -1 to 1, one list per channel, all equally long; channels beyond the second are left out. */
  take: (channels: readonly Float32Array[], sampleRate: number) => void
  seconds: () => number
  finish: (isCut: boolean) => Waveform
}

const firstBinSeconds = 0.01
const frameSeconds = 0.05
/** Loudness (root mean square of full scale) below which nobody speaks. */
const quiet = 0.01
const leastSilence = 2
/** What stays of a silence at each of its ends, so that no word is clipped. */
const silenceMargin = 0.3
const mostSilences = 5_000

export function makePeakCollector(mostPeaks: number): PeakCollector {
  const channels: Channel[] = []
  const silence = makeSilenceFinder()
  let rate = 0
  let samples = 0
  return {
    take: (parts, sampleRate) => {
      if (parts.length === 0 || sampleRate <= 0) return
      if (rate === 0) {
        rate = sampleRate
        for (let index = 0; index < Math.min(2, parts.length); index += 1) channels.push(makeChannel(mostPeaks, Math.max(1, Math.round(rate * firstBinSeconds))))
      }
      const heard = channels.map((_, index) => parts[index] ?? parts[0] ?? new Float32Array())
      channels.forEach((channel, index) => channel.take(heard[index] ?? new Float32Array()))
      silence.take(heard, rate)
      samples += heard[0]?.length ?? 0
    },
    seconds: () => (rate === 0 ? 0 : samples / rate),
    finish: (isCut) => {
      const seconds = rate === 0 ? 0 : samples / rate
      const peaks = channels.map((channel) => channel.finish())
      const [left, right] = peaks
      // A decoder makes two equal channels of one.
      const isMono = left !== undefined && right !== undefined && left.every((peak, index) => peak === right[index])
      return { seconds: rounded(seconds), channels: isMono ? [left] : peaks, silences: silence.finish(), isCut }
    },
  }
}

type Channel = { take: (part: Float32Array) => void; finish: () => number[] }

/** Bins of equal length; whenever there are too many, two become one. */
function makeChannel(mostPeaks: number, firstBin: number): Channel {
  let bins: number[] = []
  let binSamples = firstBin
  let peak = 0
  let inBin = 0
  const close = () => {
    bins.push(Math.min(1, peak))
    peak = 0
    inBin = 0
    if (bins.length < mostPeaks) return
    bins = bins.flatMap((bin, index) => (index % 2 === 0 ? [Math.max(bin, bins[index + 1] ?? 0)] : []))
    binSamples *= 2
  }
  return {
    take: (part) => {
      for (const sample of part) {
        const loud = sample < 0 ? -sample : sample
        if (loud > peak) peak = loud
        inBin += 1
        if (inBin >= binSamples) close()
      }
    },
    finish: () => {
      if (inBin > 0) close()
      return bins.map((bin) => Math.round(bin * 1000))
    },
  }
}

function makeSilenceFinder() {
  const silences: [number, number][] = []
  let at = 0
  let since: number | null = null
  let squares = 0
  let inFrame = 0
  const closeFrame = (frame: number, rate: number) => {
    const isQuiet = Math.sqrt(squares / inFrame) < quiet
    if (isQuiet) since ??= at
    else endRun(rate)
    at += frame
    squares = 0
    inFrame = 0
  }
  let lastRate = 0
  const endRun = (rate: number) => {
    if (since !== null && (at - since) / rate >= leastSilence && silences.length < mostSilences)
      silences.push([rounded(since / rate + silenceMargin), rounded(at / rate - silenceMargin)])
    since = null
  }
  return {
    take: (parts: readonly Float32Array[], rate: number) => {
      lastRate = rate
      const frame = Math.max(1, Math.round(rate * frameSeconds))
      const [left = new Float32Array(), right = left] = parts
      for (let index = 0; index < left.length; index += 1) {
        const [one, other] = [left[index] ?? 0, right[index] ?? 0]
        squares += Math.max(one * one, other * other)
        inFrame += 1
        if (inFrame === frame) closeFrame(frame, rate)
      }
    },
    finish: () => {
      if (lastRate > 0) endRun(lastRate)
      return silences
    },
  }
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100
