import { z } from 'zod'
import { instant } from './paging'
import { role } from './permissions'

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email('is not an e-mail address'))
export const password = z
  .string()
  .min(12, 'needs at least 12 characters')
  .max(128, 'may have at most 128 characters')

export const user = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  disabled: z.boolean(),
  demo: z.boolean(),
  createdAt: instant,
  lastSignInAt: instant.nullable(),
})
export type User = z.infer<typeof user>

export const usersAnswer = z.object({ items: z.array(user), now: instant })
const displayName = z.string().trim().min(1, 'is missing').max(80)
export const createUserInput = z.strictObject({ email, name: displayName, role, password })
export type CreateUserInput = z.infer<typeof createUserInput>
export const updateUserInput = z.strictObject({ name: displayName.optional(), role: role.optional(), disabled: z.boolean().optional() })
export type UpdateUserInput = z.infer<typeof updateUserInput>
export const resetPasswordInput = z.strictObject({ password })
export const changePasswordInput = z.strictObject({ current: z.string().min(1, 'is missing').max(128), next: password })
export const firstAdminInput = z.strictObject({ token: z.string().min(20).max(100), email, name: displayName, password })

export const session = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type Session = z.infer<typeof session>
export const sessionsAnswer = z.object({ items: z.array(session), now: instant })

/** Who sits at the desk; rendered into the shell. */
export const me = z.object({ id: z.string(), name: z.string(), email: z.string(), role })
export type Me = z.infer<typeof me>
