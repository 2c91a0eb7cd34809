import type { Wall } from '@/lib/contracts/walls'
import { wallHoldsMs } from '@/lib/contracts/walls-words'
import type { StoredWall } from '@/lib/server/ports/walls'
import { fromInstant, toInstant } from '@/lib/shared/instant'

export const wallView = ({ id, name, createdAt, createdBy, address, userAgent, claimedAt, lastSeenAt }: StoredWall): Wall => ({
  id, name, createdAt, createdBy, address, userAgent, claimedAt, lastSeenAt, expiresAt: toInstant(fromInstant(createdAt) + wallHoldsMs),
})
