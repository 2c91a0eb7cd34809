import { randomBytes, randomUUID } from 'node:crypto'

/** Random id for our own rows; sorts by nothing and says nothing. */
export const newId = (): string => randomUUID()

/** Secret for cookies and one-time links: 256 bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
