import type { WallCode } from '@/lib/contracts/walls'
import { toInstant } from '@/lib/shared/instant'
import type { Desk } from '../desk'

const longestUserAgent = 300

/** A code for the screen to show, and a secret that only the screen gets. Throws too_many_requests. */
export function beginPairing(desk: Pick<Desk, 'wallPairings' | 'clock'>, screen: { address: string | null; userAgent: string | null }): WallCode & { secret: string } {
  const begun = desk.wallPairings.begin({ ...screen, userAgent: screen.userAgent?.slice(0, longestUserAgent) ?? null })
  return { ...begun, now: toInstant(desk.clock.now()) }
}
