import type { WallCode } from '@/lib/contracts/walls'
import { addressHeader } from '@/lib/server/http/actor'
import { publicRoute } from '@/lib/server/http/route'
import { pairingCookie } from '@/lib/server/http/wall-cookie'
import { beginPairing } from '@/lib/server/usecases/walls/begin-pairing'

/** Whoever stands before the screen may ask: a code opens nothing until an administrator has typed it. */
export const POST = publicRoute((request, { desk }) => {
  const { headers } = request
  const { secret, ...answer } = beginPairing(desk, { address: headers.get(addressHeader), userAgent: headers.get('user-agent') })
  const cookie = pairingCookie(secret, Math.ceil((Date.parse(answer.expiresAt) - Date.parse(answer.now)) / 1000))
  return Promise.resolve(Response.json(answer satisfies WallCode, { status: 201, headers: { 'set-cookie': cookie } }))
})
