export const speeds = [0.8, 1, 1.2, 1.5, 1.8, 2] as const

/** `playsOn`: the next recording begins by itself when one has ended. */
export type PlayerPreferences = { speed: number; volume: number; skipsSilence: boolean; playsOn: boolean }

const usual: PlayerPreferences = { speed: 1, volume: 1, skipsSilence: false, playsOn: false }
const key = 'switchyard.player'

/** How this person listens; nothing about what. */
export function readPreferences(): PlayerPreferences {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof known !== 'object' || known === null) return usual
    const field = (name: keyof PlayerPreferences): unknown => Reflect.get(known, name)
    const volume = field('volume')
    return {
      speed: speeds.find((speed) => speed === field('speed')) ?? usual.speed,
      volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : usual.volume,
      skipsSilence: field('skipsSilence') === true,
      playsOn: field('playsOn') === true,
    }
  } catch {
    return usual
  }
}

export function keepPreferences(preferences: PlayerPreferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences))
  } catch {
    // A browser that keeps nothing plays all the same.
  }
}
