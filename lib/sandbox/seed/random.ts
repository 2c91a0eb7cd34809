/** Answers the next number in [0, 1). */
export type Random = () => number

/** A stream of its own per key: the same seed and key give the same numbers wherever and whenever they are drawn. */
export const keyed = (seed: number, ...key: number[]): Random => {
  let state = scatter(seed)
  for (const part of key) state = scatter(state ^ scatter(part))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One number in [0, 1) for a key, where a whole stream is not needed. */
export const fraction = (seed: number, a: number, b: number): number => scatter(scatter(scatter(seed) ^ scatter(a)) ^ scatter(b)) / 4294967296

/** A whole number from `low` to `high`, both included. */
export const whole = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1))

/** Mostly near `low`, now and then up to `high`: how the lengths of calls are spread. Its mean is `low + (high - low) / 3`. */
export const skewed = (random: Random, low: number, high: number): number => {
  const part = random()
  return Math.round(low + (high - low) * part * part)
}

export const pick = <T>(random: Random, from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0]

export const pickWeighted = <T extends { weight: number }>(part: number, from: readonly [T, ...T[]]): T => {
  let left = part * from.reduce((sum, one) => sum + one.weight, 0)
  for (const one of from) {
    left -= one.weight
    if (left < 0) return one
  }
  return from[0]
}

/** `length` lower-case hexadecimal digits. */
export const hex = (random: Random, length: number): string => {
  let text = ''
  while (text.length < length) text += Math.floor(random() * 4294967296).toString(16).padStart(8, '0')
  return text.slice(0, length)
}

/** A well-mixed 32-bit number for any number. */
const scatter = (value: number): number => {
  let mixed = Math.imul((value | 0) ^ 0x9e3779b9, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
