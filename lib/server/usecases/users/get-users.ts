import type { User } from '@/lib/contracts/users'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

/** Everybody who may or might sign in, by name. */
export async function getUsers(ctx: Ctx): Promise<User[]> {
  assertMay(ctx, 'users.manage')
  const users = await ctx.store.users.list()
  return users.sort((a, b) => a.name.localeCompare(b.name))
}
