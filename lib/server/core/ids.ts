import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** Random id for our own rows; sorts by nothing and says nothing. */
export const newId = (): string => randomUUID()

/** Names something that must not be guessed, in an address: 128 bits, URL-safe. */
export const newKey = (): string => randomBytes(16).toString('base64url')

/** Secret for cookies and one-time links: 256 bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What we keep of such a secret. It has no pattern that a slower hash would have to hide. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
