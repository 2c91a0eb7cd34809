import type { Role } from '@/lib/contracts/permissions'
import { isAppError } from '@/lib/server/core/errors'
import type { Passwords } from '@/lib/server/ports/passwords'
import type { Store } from '@/lib/server/ports/store'
import { toInstant } from '@/lib/shared/instant'

export type DemoAccount = { email: string; name: string; role: Role }

/** One of each role; they sign in to the embedded sandbox and nowhere else. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: 'viewer@switchyard.example', name: 'Vera Viewer', role: 'viewer' },
  { email: 'supervisor@switchyard.example', name: 'Sam Supervisor', role: 'supervisor' },
  { email: 'manager@switchyard.example', name: 'Mara Manager', role: 'manager' },
  { email: 'admin@switchyard.example', name: 'Ada Admin', role: 'admin' },
]

/** Public on purpose: it opens an invented call center. */
export const demoPassword = 'switchyard-demo'

type Deps = { store: Pick<Store, 'users'>; passwords: Passwords; now: () => number; newId: () => string; settings: { sandbox: boolean } }

/** Makes the demo accounts that are missing; throws outside the sandbox. */
export async function ensureDemoUsers(deps: Deps): Promise<void> {
  if (!deps.settings.sandbox) throw new Error('Demo accounts belong to the sandbox')
  for (const account of demoAccounts) if ((await deps.store.users.byEmail(account.email)) === null) await insertDemoUser(deps, account)
}

async function insertDemoUser(deps: Deps, account: DemoAccount): Promise<void> {
  const passwordHash = await deps.passwords.hash(demoPassword)
  const createdAt = toInstant(deps.now())
  try {
    await deps.store.users.insert({ ...account, id: deps.newId(), disabled: false, demo: true, createdAt, lastSignInAt: null, passwordHash })
  } catch (error) {
    // Another process was faster.
    if (!isAppError(error) || error.code !== 'conflict') throw error
  }
}
