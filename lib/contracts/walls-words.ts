/** Letters that nobody takes for another one, and that make no words. */
export const wallCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ'
export const wallCodeShape = /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/
export const wallNameLimit = 60

/** A screen is let in anew twice a year, so that a forgotten one does not watch for ever. */
export const wallHoldsMs = 180 * 86_400_000

/** `BCDF-GHJK`, as it is read aloud. */
export const spokenCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`
