import { firstAdminInput } from '@/lib/contracts/users'
import { addressHeader, requestIdOf } from '@/lib/server/http/actor'
import { parseInput } from '@/lib/server/http/parse-input'
import { readJson } from '@/lib/server/http/read-json'
import { publicRoute } from '@/lib/server/http/route'
import { assertJson } from '@/lib/server/http/same-origin'

/** The one-time link of a live console without users; the secret in it is the permission. */
export const POST = publicRoute(async (request, open) => {
  assertJson(request)
  const input = parseInput(firstAdminInput, await readJson(request))
  const user = await open.makeFirstAdmin(input, { address: request.headers.get(addressHeader), requestId: requestIdOf(request.headers) })
  return Response.json(user, { status: 201 })
})
