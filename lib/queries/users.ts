import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { CreateUserInput, UpdateUserInput, User, UsersAnswer } from '@/lib/contracts/users'
import { withFreshSignIn } from './fresh-sign-in'
import { getJson, sendJson } from './http'
import { received } from './received'

const key = ['users'] as const

export const userQueries = {
  key,
  list: () => queryOptions({ queryKey: key, queryFn: async ({ signal }) => received(await getJson<UsersAnswer>('/api/users', { signal })) }),
}

export const userMutations = {
  create: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: (body: CreateUserInput) => withFreshSignIn(() => sendJson<User>({ method: 'POST', path: '/api/users', body })),
    }),
  update: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ id, changes }: { id: string; changes: UpdateUserInput }) =>
        withFreshSignIn(() => sendJson<User>({ method: 'PATCH', path: `/api/users/${id}`, body: changes })),
    }),
  resetPassword: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ id, password }: { id: string; password: string }) =>
        withFreshSignIn(() => sendJson({ method: 'POST', path: `/api/users/${id}/password`, body: { password } })),
    }),
  changePassword: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: (body: { current: string; next: string }) => sendJson({ method: 'POST', path: '/api/users/me/password', body }),
    }),
}
