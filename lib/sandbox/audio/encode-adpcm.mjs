// IMA ADPCM: four bits for each sample, two samples in a byte, the low half first. `adpcm.ts` is the way back.
const steps = stepTable()
const moves = [-1, -1, -1, -1, 2, 4, 6, 8]

export const encodeAdpcm = (samples) => {
  const bytes = Buffer.alloc(Math.ceil(samples.length / 2))
  let [value, place] = [0, 0]
  samples.forEach((sample, index) => {
    const step = steps[place]
    const gap = sample - value
    const size = Math.min(7, Math.floor((Math.abs(gap) * 4) / step))
    const change = ((size * 2 + 1) * step) >> 3
    value = Math.max(-32_768, Math.min(32_767, value + (gap < 0 ? -change : change)))
    place = Math.max(0, Math.min(steps.length - 1, place + moves[size]))
    bytes[index >> 1] |= (size | (gap < 0 ? 8 : 0)) << (index % 2 === 0 ? 0 : 4)
  })
  return bytes
}

function stepTable() {
  const table = [7]
  while (table.length < 89) table.push(Math.max(table.at(-1) + 1, Math.round(table.at(-1) * 1.1)))
  return table
}
