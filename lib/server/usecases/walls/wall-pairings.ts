import { randomInt } from 'node:crypto'
import type { WaitingScreen } from '@/lib/contracts/walls'
import { wallCodeLetters } from '@/lib/contracts/walls-words'
import { AppError } from '@/lib/server/core/errors'
import { newSecret } from '@/lib/server/core/ids'
import type { Clock } from '@/lib/server/ports/clock'
import { toInstant } from '@/lib/shared/instant'

const codeHoldsMs = 600_000
/** Screens that may wait at once, in all and from one address: a code costs nothing, but their number must not grow. */
const mostWaiting = 100
const mostPerAddress = 10
const wrongCodesPerPerson = 10

type Screen = { address: string | null; userAgent: string | null }
/** `code` is null once it was used: nobody can use it again. */
type Pairing = Screen & { code: string | null; secret: string; askedAt: number; wallId: string | null }

/**
 * Screens that show a code and wait to be let in. In memory alone: whoever is not signed in must not be able to fill the store,
 * and a screen whose code is forgotten by a restart asks for another one by itself.
 */
export type WallPairings = {
  /** `secret` is for the screen alone, so that reading its code off the wall opens nothing. Throws too_many_requests. */
  begin: (screen: Screen) => { code: string; secret: string; expiresAt: string }
  /** Uses the code up. Throws not_found, or too_many_requests after ten wrong ones of a person. */
  use: (code: string, userId: string) => Screen & { letIn: (wallId: string) => void; giveBack: () => void }
  /** The wall that this screen became, once; `expired` when nobody waits under this secret. */
  claim: (secret: string) => { wallId: string } | 'waiting' | 'expired'
  waiting: () => WaitingScreen[]
}

export function makeWallPairings(clock: Clock): WallPairings {
  const pairings = new Map<string, Pairing>()
  const wrong = new Map<string, number[]>()
  const current = (): Pairing[] => {
    for (const [secret, { askedAt }] of pairings) if (clock.now() - askedAt >= codeHoldsMs) pairings.delete(secret)
    return [...pairings.values()]
  }
  return {
    begin: (screen) => {
      const waiting = current()
      const isFull = waiting.length >= mostWaiting || waiting.filter(({ address }) => address === screen.address).length >= mostPerAddress
      if (isFull) throw new AppError('too_many_requests', 'Too many screens are waiting for a code. Try again in some minutes.', { retryAfterSeconds: 60 })
      const pairing: Pairing = { ...screen, code: newCode(waiting), secret: newSecret(), askedAt: clock.now(), wallId: null }
      pairings.set(pairing.secret, pairing)
      return { code: pairing.code ?? '', secret: pairing.secret, expiresAt: expiryOf(pairing) }
    },
    use: (code, userId) => {
      const recent = (wrong.get(userId) ?? []).filter((at) => clock.now() - at < codeHoldsMs)
      if (recent.length >= wrongCodesPerPerson) throw new AppError('too_many_requests', 'Too many wrong codes. Try again in ten minutes.', { retryAfterSeconds: 600 })
      const pairing = current().find((each) => each.code === code)
      if (pairing === undefined) {
        wrong.set(userId, [...recent, clock.now()])
        throw unknownCode()
      }
      pairing.code = null
      wrong.delete(userId)
      return {
        address: pairing.address,
        userAgent: pairing.userAgent,
        letIn: (wallId) => void (pairing.wallId = wallId),
        giveBack: () => void (pairing.code = code),
      }
    },
    claim: (secret) => {
      const pairing = current().find((each) => each.secret === secret)
      if (pairing === undefined) return 'expired'
      if (pairing.wallId === null) return 'waiting'
      pairings.delete(secret)
      return { wallId: pairing.wallId }
    },
    waiting: () =>
      current()
        .filter(({ code }) => code !== null)
        .map((pairing) => ({ askedAt: toInstant(pairing.askedAt), expiresAt: expiryOf(pairing), address: pairing.address, userAgent: pairing.userAgent })),
  }
}

const expiryOf = ({ askedAt }: Pairing): string => toInstant(askedAt + codeHoldsMs)

function newCode(waiting: readonly Pairing[]): string {
  const code = Array.from({ length: 8 }, () => wallCodeLetters[randomInt(wallCodeLetters.length)]).join('')
  return waiting.some((pairing) => pairing.code === code) ? newCode(waiting) : code
}

function unknownCode(): AppError {
  const sentence = 'No screen shows this code now. Codes hold for ten minutes and work once.'
  return new AppError('not_found', sentence, { fields: [{ path: 'code', message: sentence }] })
}
