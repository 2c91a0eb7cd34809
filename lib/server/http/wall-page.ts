import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { theDesk, type Ctx } from '@/lib/server/context/desk'
import { cookieValue } from '@/lib/server/auth/session-cookie'
import { toInstant } from '@/lib/shared/instant'
import { wallCookieName } from './wall-cookie'
import { findWallReader, type WallReader } from './wall-route'

type WallPage = { desk: Omit<Ctx, 'actor'>; reader: WallReader; serverNow: string }

/** The wall's guard: a screen that was let in, or somebody signed in. A screen that is out asks for a code, anybody else goes to the front door. */
export async function requireWallPage(): Promise<WallPage> {
  const open = await theDesk()
  const asked = await headers()
  const reader = await findWallReader(open, asked)
  if (reader === null) redirect(cookieValue(asked.get('cookie') ?? '', wallCookieName) === null ? '/sign-in?callbackUrl=%2Fwall' : '/wall/pair')
  return { desk: open.desk, reader, serverNow: toInstant(open.desk.clock.now()) }
}
