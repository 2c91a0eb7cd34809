import { createHmac } from 'node:crypto'

/** 96 bits: among a hundred million numbers the chance that any two share a key is below one in ten trillion. */
const keptBytes = 12

/**
 * Turns a phone number into a key by which it is known again and which nobody without the secret can turn back, not even by trying all
 * numbers. The same secret is used for nothing else under this purpose.
 */
export function makeNumberHash(secret: string): (number: string) => string {
  const own = createHmac('sha256', secret).update('numbers of scanned leads').digest()
  return (number) => createHmac('sha256', own).update(number).digest().subarray(0, keptBytes).toString('base64url')
}
