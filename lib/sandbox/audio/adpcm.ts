/** Speech in four bits for each sample, the low half of a byte first, in the manner of IMA ADPCM. */
export const encodeAdpcm = (samples: Int16Array): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil(samples.length / 2))
  let state = start
  samples.forEach((sample, index) => {
    const gap = sample - state.value
    const size = Math.min(7, Math.floor((Math.abs(gap) * 4) / (steps[state.place] ?? 7)))
    const code = gap < 0 ? size | 8 : size
    state = next(state, code)
    bytes[index >> 1] = (bytes[index >> 1] ?? 0) | (index % 2 === 0 ? code : code << 4)
  })
  return bytes
}

/** The way back; `count` tells whether the last half byte is a sample. */
export const decodeAdpcm = (bytes: Uint8Array, count: number): Int16Array => {
  const samples = new Int16Array(count)
  let state = start
  for (let index = 0; index < count; index++) {
    const byte = bytes[index >> 1] ?? 0
    state = next(state, index % 2 === 0 ? byte & 15 : byte >> 4)
    samples[index] = state.value
  }
  return samples
}

type State = { value: number; place: number }

const start: State = { value: 0, place: 0 }

const moves = [-1, -1, -1, -1, 2, 4, 6, 8]

const steps = Array.from({ length: 88 }).reduce<number[]>((table) => [...table, Math.max((table.at(-1) ?? 0) + 1, Math.round((table.at(-1) ?? 0) * 1.1))], [7])

const next = ({ value, place }: State, code: number): State => {
  const change = (((code & 7) * 2 + 1) * (steps[place] ?? 7)) >> 3
  return {
    value: Math.max(-32_768, Math.min(32_767, value + (code & 8 ? -change : change))),
    place: Math.max(0, Math.min(steps.length - 1, place + (moves[code & 7] ?? 0))),
  }
}
