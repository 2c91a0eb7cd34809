// Synthesises the clips once: node lib/sandbox/audio/make-clips.mjs (needs espeak-ng, ffmpeg and lame). See README.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { encodeAdpcm } from './adpcm.ts'

const rate = 8000
const frameBytes = 288
/** From the encoder's first sample to the decoder's: speech in the PCM starts as late as in the frames. */
const codecDelay = 1105

const voices = {
  agent: [{ voice: 'en-us+f3', speed: 182, pitch: 50 }, { voice: 'en-gb', speed: 178, pitch: 42 }],
  customer: [{ voice: 'en-us', speed: 186, pitch: 30 }, { voice: 'en-gb-scotland+f2', speed: 184, pitch: 62 }],
}

const phrases = {
  agent: {
    open: ['Hello, thank you for taking my call.', 'Good day, I am calling about the quote you asked for.'],
    body: [
      'May I ask you a few short questions?', 'Are you the owner of the home?', 'How high is your bill in a usual month?', 'That is very helpful, thank you.',
      'Let me check that. One moment, please.', 'I can see two plans that would fit.', 'The first one has no setup fee.', 'You can cancel at any time.',
      'Would a morning suit you better?', 'I will send you all of this in writing.', 'Does that make sense so far?',
    ],
    close: ['Thank you for your time. Goodbye.'],
  },
  customer: {
    open: ['Hello?', 'Yes, speaking.'],
    body: [
      'Yes, that is right.', 'I am not sure about that.', 'How much does it cost?', 'Can you say that again, please?', 'I already have something like that.',
      'About one hundred and twenty, I think.', 'What if I change my mind?', 'That sounds fair.', 'Could you call me back next week?', 'Let me write that down.',
      'I would have to ask at home first.',
    ],
    close: ['All right, thank you. Bye.'],
  },
}

const folder = mkdtempSync(join(tmpdir(), 'clips-'))
const run = (command, args) => execFileSync(command, args, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })

const speak = ({ voice, speed, pitch }, text) => {
  const file = join(folder, 'spoken.wav')
  run('espeak-ng', ['-v', voice, '-s', String(speed), '-p', String(pitch), '-w', file, text])
  const raw = run('ffmpeg', ['-v', 'error', '-i', file, '-af', 'highpass=f=180,lowpass=f=3500', '-f', 's16le', '-ar', String(rate), '-ac', '1', '-'])
  return levelled(trimmed(new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length))))
}

const trimmed = (samples) => {
  const isLoud = (sample) => Math.abs(sample) > 250
  return samples.slice(samples.findIndex(isLoud), samples.findLastIndex(isLoud) + 200)
}

const levelled = (samples) => {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1)
  return samples.map((sample) => Math.round((sample * 19_000) / peak))
}

/** Constant frames of one fixed size, each decodable without those before it. */
const encodeFrames = (samples, side) => {
  const stereo = new Int16Array(samples.length * 2)
  samples.forEach((sample, index) => (stereo[index * 2 + (side === 'agent' ? 0 : 1)] = sample))
  const [raw, mp3] = [join(folder, 'clip.raw'), join(folder, 'clip.mp3')]
  writeFileSync(raw, Buffer.from(stereo.buffer))
  run('lame', ['--quiet', '-r', '-s', '8', '--bitwidth', '16', '--signed', '--little-endian', '-m', 's', '-b', '32', '--cbr', '--nores', '-t', '--noreplaygain',
    '-q', '0', '--lowpass', '3.7', raw, mp3])
  const frames = readFileSync(mp3)
  if (frames.length % frameBytes !== 0) throw new Error(`not a whole number of frames: ${frames.length}`)
  return frames
}

const clips = []
const [speechParts, frameParts] = [[], []]
const stillFrames = encodeFrames(new Int16Array(rate), 'agent')
const stillFrame = stillFrames.subarray(frameBytes * 6, frameBytes * 7)
for (const [side, kinds] of Object.entries(phrases)) {
  for (const [voice, settings] of voices[side].entries()) {
    for (const [kind, texts] of Object.entries(kinds)) {
      for (const text of texts) {
        const samples = speak(settings, text)
        const frames = encodeFrames(samples, side)
        clips.push({ side, voice, kind, text, samples: samples.length, frames: frames.length / frameBytes })
        speechParts.push(encodeAdpcm(samples))
        frameParts.push(frames)
      }
    }
  }
}
rmSync(folder, { recursive: true })

const target = new URL('./clips/', import.meta.url)
const index = { rate, frameBytes, codecDelay, clips }
writeFileSync(new URL('clips.json', target), JSON.stringify(index, null, 1).replace(/\n {3}/g, ' ').replace(/\n {2}\}/g, ' }') + '\n')
writeFileSync(new URL('speech.adpcm.br', target), brotliCompressSync(Buffer.concat(speechParts)))
writeFileSync(new URL('frames.mp3.br', target), brotliCompressSync(Buffer.concat([stillFrame, ...frameParts])))
