import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { roleMay, rolePermissions, type Permission } from '@/lib/contracts/permissions'
import type { Environment } from '@/lib/contracts/settings'
import type { Me } from '@/lib/contracts/users'
import { demoAccounts, demoPassword, type DemoAccount } from '@/lib/server/auth/demo-users'
import { theDesk, type Ctx } from '@/lib/server/context/desk'
import { toInstant } from '@/lib/shared/instant'
import { findActor } from './actor'

export type SignedInPage = { ctx: Ctx; me: Me; environment: Environment; permissions: Permission[]; serverNow: string }

/** What a signed-in page stands on; the same guard as `route()`. Leaves for the front door or the not-found page otherwise. */
export async function requirePage(permission?: Permission): Promise<SignedInPage> {
  const open = await theDesk()
  const asked = await headers()
  const actor = await findActor(open, asked)
  if (actor === null || actor.userId === null || actor.role === 'system') redirect(frontDoor(asked))
  if (permission !== undefined && !roleMay(actor.role, permission)) notFound()
  const user = await open.desk.store.users.get(actor.userId)
  if (user === null) redirect(frontDoor(asked))
  return {
    ctx: { ...open.desk, actor },
    me: { id: user.id, name: user.name, email: user.email, role: user.role },
    environment: open.desk.environment,
    permissions: [...rolePermissions[actor.role]],
    serverNow: toInstant(open.desk.clock.now()),
  }
}

/** A session that is over leads back to where it was, once signed in again; the proxy says where that is. */
function frontDoor(asked: Headers): string {
  const wanted = asked.get('x-wanted-path')
  return wanted === null ? '/sign-in' : `/sign-in?ended=1&callbackUrl=${encodeURIComponent(wanted)}`
}

export type FrontDoor = { environment: Environment; demoAccounts: DemoAccount[]; demoPassword: string | null; isSignedIn: boolean }

/** What the front door may know: which upstream, and in the sandbox who the demo's people are. */
export async function publicPage(): Promise<FrontDoor> {
  const open = await theDesk()
  const isSignedIn = (await findActor(open, await headers())) !== null
  const { sandbox } = open.settings
  return {
    environment: open.desk.environment,
    demoAccounts: sandbox ? [...demoAccounts] : [],
    demoPassword: sandbox ? demoPassword : null,
    isSignedIn,
  }
}
