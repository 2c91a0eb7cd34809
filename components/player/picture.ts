/** What the server saw of a sound: loudness per stretch and channel in thousandths, and where nobody speaks, in seconds. */
export type Picture = {
  seconds: number
  channels: readonly (readonly number[])[]
  silences: readonly (readonly [number, number])[]
  isCut: boolean
}

/**
 * Outline of one channel for a box of the width of its points and a height of 2000, mirrored around the middle. `loudest` fills the
 * height: telephones are quiet, and what matters is who speaks when.
 */
export function outlineOf(peaks: readonly number[], loudest = 1000): string {
  if (peaks.length === 0) return ''
  // A hair of line where nobody speaks, so that the eye finds the middle.
  const heights = peaks.map((peak) => Math.max(12, Math.min(1000, Math.round((peak / loudest) * 1000))))
  const top = heights.map((height, index) => `${index} ${1000 - height}`)
  const bottom = heights.map((height, index) => `${index} ${1000 + height}`).reverse()
  return `M${top.join('L')}L${bottom.join('L')}Z`
}

/** Of all channels, so that a quiet side stays quieter; never so little that noise looks like speech. */
export const loudestOf = (channels: Picture['channels']): number =>
  channels.reduce((most, peaks) => peaks.reduce((loudest, peak) => Math.max(loudest, peak), most), 100)

/** The end of the silence around a moment, or null where somebody speaks. */
export const silenceEnd = (silences: Picture['silences'], second: number): number | null =>
  silences.find(([from, to]) => second >= from && second < to - 0.05)?.[1] ?? null

/** `3:05`, `1:02:03`. */
export function positionText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** As a screen reader should say it. */
export function spokenTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const part = (count: number, word: string) => (count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`)
  return [part(Math.floor(whole / 3600), 'hour'), part(Math.floor(whole / 60) % 60, 'minute'), part(whole % 60, 'second')].filter(Boolean).join(' ') || '0 seconds'
}
