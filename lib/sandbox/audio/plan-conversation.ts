import { keyed, pick, whole, type Random } from '../seed/random'
import { frameSamples, sampleRate, type Side } from './clip-index'
import { loadClips, type Clip } from './clips'

/** A stretch of the call in samples at 8 kHz: one phrase, or a pause without one. Each begins on a frame. */
export type Segment = { start: number; length: number; clip: Clip | undefined }

/** Who speaks what and when, without a gap from 0 to `seconds`; the same for the same numbers. */
export const planConversation = ({ callId, seconds, seed }: { callId: number; seconds: number; seed: number }): Segment[] => {
  const random = keyed(seed, callId)
  const total = Math.max(0, Math.round(seconds * sampleRate))
  const voices = { agent: voiceOf(random, 'agent'), customer: voiceOf(random, 'customer') }
  const goodbye = [voices.agent.close, voices.customer.close]
  const script: Script = { segments: [], at: 0, end: total - goodbye.reduce((sum, clip) => sum + lengthOf(clip) + shortPause, 0) }
  pause(script, Math.min(whole(random, 3, 9), Math.floor(total / frameSamples / 12)))
  // A call too short for a goodbye still has one voice in it.
  const isShort = !say(script, voices.customer.open) || !say(script, voices.agent.open)
  if (isShort) script.end = total
  if (script.segments.every(({ clip }) => !clip)) say(script, voices.customer.open)
  if (!isShort) {
    talk(script, voices, random)
    script.end = total
    for (const clip of goodbye) {
      say(script, clip)
      pause(script, 2)
    }
  }
  pause(script, Infinity)
  return script.segments
}

type Script = { segments: Segment[]; at: number; end: number }

type Voice = { open: Clip; close: Clip; nextOfBody: () => Clip }

const shortPause = 2 * frameSamples

const talk = (script: Script, voices: Record<Side, Voice>, random: Random): void => {
  let side: Side = 'customer'
  let isGoingOn = true
  while (isGoingOn) {
    for (let phrases = whole(random, 1, side === 'agent' ? 3 : 2); phrases > 0 && isGoingOn; phrases--) {
      isGoingOn = say(script, voices[side].nextOfBody())
      pause(script, whole(random, 0, 5))
    }
    // Now and then somebody looks something up.
    if (random() < 0.06) pause(script, whole(random, 40, 110))
    side = side === 'agent' ? 'customer' : 'agent'
  }
}

/** Answers whether the whole phrase still fits. */
const say = (script: Script, clip: Clip): boolean => {
  const length = lengthOf(clip)
  if (script.at + length > script.end) return false
  add(script, length, clip)
  return true
}

const pause = (script: Script, frames: number): void => {
  const length = Math.min(frames * frameSamples, script.end - script.at)
  const isLast = frames === Infinity
  const fitting = isLast ? length : Math.floor(length / frameSamples) * frameSamples
  if (fitting > 0) add(script, fitting, undefined)
}

const add = (script: Script, length: number, clip: Clip | undefined): void => {
  script.segments.push({ start: script.at, length, clip })
  script.at += length
}

const lengthOf = ({ frames }: Clip): number => frames * frameSamples

const voiceOf = (random: Random, side: Side): Voice => {
  const clips = loadClips()
  const voice = whole(random, 0, clips.voices(side) - 1)
  const one = (kind: 'open' | 'close'): Clip => pick(random, nonEmpty(clips.of(side, voice, kind)))
  const body = clips.of(side, voice, 'body')
  let deck: Clip[] = []
  const nextOfBody = (): Clip => {
    if (deck.length === 0) deck = shuffled(body, random)
    return deck.pop() ?? pick(random, nonEmpty(body))
  }
  return { open: one('open'), close: one('close'), nextOfBody }
}

const nonEmpty = <T>([first, ...rest]: T[]): readonly [T, ...T[]] => {
  if (first === undefined) throw new Error('A voice has no phrase of a kind.')
  return [first, ...rest]
}

const shuffled = (clips: Clip[], random: Random): Clip[] =>
  clips.map((clip) => ({ clip, order: random() })).sort((a, b) => a.order - b.order).map(({ clip }) => clip)
