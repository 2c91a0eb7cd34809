import type { Role } from '@/lib/contracts/permissions'

/** Who acts. `system` is the console itself (settling after a restart, watching for drift). */
export type Actor = {
  userId: string | null
  name: string
  role: Role | 'system'
  sessionId: string | null
  /** When the person last proved in this session who they are; null for the console itself and for work that goes on without them. */
  authenticatedAt: string | null
  address: string | null
  requestId: string | null
}
