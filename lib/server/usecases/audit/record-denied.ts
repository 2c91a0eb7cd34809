import type { Permission } from '@/lib/contracts/permissions'
import type { Ctx } from '../desk'
import { recordObserved } from './record-act'

/** One row for a request that its role did not allow. Paths carry ids only, never personal data. */
export async function recordDenied(ctx: Ctx, denied: { permission: Permission; method: string; path: string }): Promise<void> {
  await recordObserved(
    ctx,
    { action: 'access.denied', target: { kind: 'route', id: `${denied.method} ${denied.path}`.slice(0, 200) }, after: { needs: denied.permission } },
    'denied',
  )
}
