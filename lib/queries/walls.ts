import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Wall, WallClaim, WallCode, WallFloor, WallsAnswer } from '@/lib/contracts/walls'
import { getJson, sendJson } from './http'
import { received } from './received'

/** Screens come and wait while somebody looks at the list. */
const listPollMs = 5_000
const floorPollMs = 10_000

export const wallQueries = {
  key: ['walls'],
  list: () =>
    queryOptions({
      queryKey: ['walls', 'list'],
      queryFn: async ({ signal }) => received(await getJson<WallsAnswer>('/api/walls', { signal })),
      refetchInterval: listPollMs,
    }),
  /** What a screen on the wall shows. */
  floor: () =>
    queryOptions({
      queryKey: ['walls', 'floor'],
      queryFn: async ({ signal }) => received(await getJson<WallFloor>('/api/walls/floor', { signal })),
      refetchInterval: floorPollMs,
      refetchIntervalInBackground: true,
      staleTime: 2_000,
    }),
}

export const wallMutations = {
  approve: () => mutationOptions({ mutationFn: (body: { code: string; name: string }) => sendJson<Wall>({ method: 'POST', path: '/api/walls', body }) }),
  revoke: () => mutationOptions({ mutationFn: (id: string) => sendJson({ method: 'DELETE', path: `/api/walls/${id}` }) }),
}

/** For the screen itself: a code to show, and what became of it. */
export const newWallCode = (): Promise<WallCode> => sendJson<WallCode>({ method: 'POST', path: '/api/walls/codes' })
export const claimWall = (): Promise<WallClaim> => sendJson<WallClaim>({ method: 'POST', path: '/api/walls/claim' })
