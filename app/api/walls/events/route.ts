import { wallStream } from '@/lib/server/http/event-stream'
import { wallRoute } from '@/lib/server/http/wall-route'
import { wallSessionId } from '@/lib/server/usecases/walls/revoke-wall'

/** By the wall's own cookie, or by a session that may see the floor. */
export const GET = wallRoute(({ desk }, reader, request) => {
  const [userId, sessionId] = 'wall' in reader ? ['', wallSessionId(reader.wall.id)] : [reader.actor.userId ?? '', reader.actor.sessionId ?? '']
  return Promise.resolve(wallStream({ events: desk.events, userId, sessionId }, request.signal))
})
