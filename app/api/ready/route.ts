import { publicRoute } from '@/lib/server/http/route'

/** Store and migrations decide the status; the upstream's state is told but never makes the console unready. */
export const GET = publicRoute(async (_request, { desk }) => {
  await desk.store.ready()
  const { lastSuccessAt, lastFailureAt, breakerOpen } = desk.dialer.health()
  return Response.json({ ready: true, upstream: { lastSuccessAt, lastFailureAt, breakerOpen } })
})
