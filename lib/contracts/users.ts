import * as z from 'zod/mini'
import { instant } from './paging'
import { roles } from './permissions'

const atMost = (length: number) => z.maxLength(length, `may have at most ${length} characters`)

export const role = z.enum(roles)
export const email = z.pipe(z.string().check(z.trim(), z.toLowerCase(), atMost(254)), z.email('is not an e-mail address'))
export const password = z.string().check(z.minLength(12, 'needs at least 12 characters'), atMost(128))

export const user = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  disabled: z.boolean(),
  demo: z.boolean(),
  createdAt: instant,
  lastSignInAt: z.nullable(instant),
})
export type User = z.infer<typeof user>

export const usersAnswer = z.object({ items: z.array(user), now: instant })
export type UsersAnswer = z.infer<typeof usersAnswer>
const displayName = z.string().check(z.trim(), z.minLength(1, 'is missing'), atMost(80))
export const createUserInput = z.strictObject({ email, name: displayName, role, password })
export type CreateUserInput = z.infer<typeof createUserInput>
export const updateUserInput = z.strictObject({ name: z.optional(displayName), role: z.optional(role), disabled: z.optional(z.boolean()) })
export type UpdateUserInput = z.infer<typeof updateUserInput>
export const resetPasswordInput = z.strictObject({ password })
export const changePasswordInput = z.strictObject({ current: z.string().check(z.minLength(1, 'is missing'), atMost(128)), next: password })
export const firstAdminInput = z.strictObject({ token: z.string().check(z.minLength(20), z.maxLength(100)), email, name: displayName, password })

export const session = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  address: z.nullable(z.string()),
  userAgent: z.nullable(z.string()),
})
export type Session = z.infer<typeof session>
export const sessionsAnswer = z.object({ items: z.array(session), now: instant })
export type SessionsAnswer = z.infer<typeof sessionsAnswer>

/** Who sits at the desk; rendered into the shell. */
export const me = z.object({ id: z.string(), name: z.string(), email: z.string(), role })
export type Me = z.infer<typeof me>
