import type { Ctx, Desk } from './desk'

/** The console acting on its own: settling after a restart, watching for drift. */
export const systemCtx = (desk: Desk, name: string): Ctx => ({
  ...desk,
  actor: { userId: null, name, role: 'system', sessionId: null, authenticatedAt: null, address: null, requestId: null },
})
