import type { Permission } from '@/lib/contracts/permissions'
import type { Ctx } from '../desk'
import { recordObserved } from './record-act'

/** One row for a request that its role did not allow, or that came too long after the password. Paths carry ids only, never personal data. */
export async function recordDenied(ctx: Ctx, denied: { needs: Permission | 'a fresh sign-in'; method: string; path: string }): Promise<void> {
  await recordObserved(
    ctx,
    { action: 'access.denied', target: { kind: 'route', id: `${denied.method} ${denied.path}`.slice(0, 200) }, after: { needs: denied.needs } },
    'denied',
  )
}
