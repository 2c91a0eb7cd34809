/** A screen that was let in. Of its token only a hash is kept. */
export type StoredWall = {
  id: string
  name: string
  createdAt: string
  createdBy: string
  address: string | null
  userAgent: string | null
  /** Null until the screen has fetched its access. */
  tokenHash: string | null
  claimedAt: string | null
  lastSeenAt: string | null
  revokedAt: string | null
  revokedBy: string | null
}

export type WallStore = {
  /** Those that are not revoked, oldest first. */
  list: () => Promise<StoredWall[]>
  get: (id: string) => Promise<StoredWall | null>
  insert: (wall: StoredWall) => Promise<void>
  /** True for the first who asks; false when the access was fetched already or is revoked. */
  claim: (id: string, tokenHash: string, at: string) => Promise<boolean>
  /** Null for one that is revoked, as for one that never was. */
  byTokenHash: (tokenHash: string) => Promise<StoredWall | null>
  touch: (id: string, at: string) => Promise<void>
  /** False when it was revoked before. */
  revoke: (id: string, by: { at: string; name: string }) => Promise<boolean>
}
