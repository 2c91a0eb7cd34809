import { wallRoute } from '@/lib/server/http/wall-route'
import { getWallFloor } from '@/lib/server/usecases/walls/get-wall-floor'

/** By the wall's own cookie, or by a session that may see the floor. */
export const GET = wallRoute(async ({ desk }, reader) => Response.json(await getWallFloor(desk, reader)))
