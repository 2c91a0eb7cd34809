import type { WallClaim } from '@/lib/contracts/walls'
import { addressHeader, requestIdOf } from '@/lib/server/http/actor'
import { publicRoute } from '@/lib/server/http/route'
import { noPairingCookie, pairingSecretIn, wallCookie } from '@/lib/server/http/wall-cookie'
import { claimWall } from '@/lib/server/usecases/walls/claim-wall'

/** The secret in the screen's pairing cookie is the permission; it brings its access once. */
export const POST = publicRoute(async ({ headers }, { desk }) => {
  const secret = pairingSecretIn(headers.get('cookie'))
  if (secret === null) return Response.json({ status: 'expired' } satisfies WallClaim)
  const claim = await claimWall(desk, { secret, address: headers.get(addressHeader), requestId: requestIdOf(headers) })
  const answer = Response.json({ status: claim.status } satisfies WallClaim)
  if (claim.status !== 'paired') return answer
  answer.headers.append('set-cookie', wallCookie(claim.token))
  answer.headers.append('set-cookie', noPairingCookie)
  return answer
})
