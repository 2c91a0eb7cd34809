import { inspect } from 'node:util'

/** Holds the account's token so that no print, log or JSON of the holder shows it. */
export type Secret = {
  reveal: () => string
  toString: () => string
  toJSON: () => string
  [inspect.custom]: () => string
}

const redacted = () => '[redacted]'

export const makeSecret = (value: string): Secret =>
  Object.freeze({ reveal: () => value, toString: redacted, toJSON: redacted, [inspect.custom]: redacted })
