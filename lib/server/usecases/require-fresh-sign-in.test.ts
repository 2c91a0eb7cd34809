import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { api } from '@/lib/contracts/api'
import { toInstant } from '@/lib/shared/instant'
import type { Ctx } from './desk'
import { createExport } from './exports/create-export'
import { getExportFile } from './exports/get-export-file'
import { removeLead } from './leads/remove-lead'
import { removeList } from './lists/remove-list'
import { requireFreshSignIn } from './require-fresh-sign-in'
import { ctxFor, testDesk } from './testing-desk'
import { createUser } from './users/create-user'
import { resetPassword, updateUser } from './users/update-user'

const minute = 60_000
const key = 'a-key-of-sixteen-letters'
const search = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z', user: [], campaign: [], list: [], queue: [], status: [], type: [] }

type Act = { name: string; file: string; operation: string; /** What is there before. */ given?: (ctx: Ctx) => Promise<void>; run: (ctx: Ctx) => Promise<unknown> }

/** Everything that wants a fresh sign-in; a use case or a route that is missing here fails below. */
const acts: Act[] = [
  { name: 'a lead is deleted', file: 'leads/remove-lead.ts', operation: 'DELETE /api/leads/{id}', run: (ctx) => removeLead(ctx, { id: '7', typedName: 'Zoë Ray', idempotencyKey: key }) },
  { name: 'a list is deleted', file: 'lists/remove-list.ts', operation: 'DELETE /api/lists/{id}', run: (ctx) => removeList(ctx, { id: '7', typedName: 'East', idempotencyKey: key }) },
  {
    name: 'an admin is made',
    file: 'users/create-user.ts',
    operation: 'POST /api/users',
    run: (ctx) => createUser(ctx, { email: 'ben@desk.example', name: 'Ben', role: 'admin', password: 'a long enough one' }),
  },
  { name: 'a role is changed', file: 'users/update-user.ts', operation: 'PATCH /api/users/{id}', run: (ctx) => updateUser(ctx, 'user-Ben', { role: 'admin' }) },
  { name: 'a password is reset', file: 'users/update-user.ts', operation: 'POST /api/users/{id}/password', run: (ctx) => resetPassword(ctx, 'user-Ben', 'a long enough one') },
  { name: 'the leads of a list nobody counted are exported', file: 'exports/create-export.ts', operation: 'POST /api/jobs', run: (ctx) => createExport(ctx, { kind: 'lists.export', listId: '31', idempotencyKey: key }) },
  { name: 'calls are exported', file: 'exports/create-export.ts', operation: 'POST /api/jobs', run: (ctx) => createExport(ctx, { kind: 'calls.export', search, idempotencyKey: key }) },
  { name: 'the file of a large export is downloaded', file: 'exports/get-export-file.ts', operation: 'GET /api/jobs/{id}/file', given: largeFile, run: (ctx) => getExportFile(ctx, 'large') },
]

async function largeFile({ store, clock, actor }: Ctx): Promise<void> {
  const at = toInstant(clock.now())
  const file = { name: 'large.1', saveAs: 'calls.csv', columns: [], about: '', cursor: null, bytes: 4, rows: 1_000, total: 1_000, note: null }
  const times = { createdAt: at, startedAt: at, finishedAt: at }
  await store.jobs.insert({
    id: 'large', kind: 'calls.export', title: 'Calls', status: 'done', input: {}, reason: null, actorId: actor.userId, actorName: actor.name, actorRole: 'admin', actId: 'act', problem: null, file, ...times,
  })
}

/** An admin who gave the password that long ago, and what of the dialer was touched. */
async function scene(sinceMs: number | null) {
  const test = await testDesk()
  const touched: string[] = []
  const dialer = new Proxy(test.dialer, {
    get: (target, name, receiver) => {
      touched.push(String(name))
      return Reflect.get(target, name, receiver)
    },
  })
  const { actor, ...desk } = ctxFor({ ...test.desk, dialer }, 'admin')
  const ctx: Ctx = { ...desk, actor: { ...actor, authenticatedAt: sinceMs === null ? null : toInstant(test.clock.now() - sinceMs) } }
  return { ...test, ctx, touched }
}

describe('a fresh sign-in', () => {
  it.each([[0, true], [9 * minute + 59_000, true], [10 * minute + 1_000, false], [-minute, false], [null, false]])('of %s ms ago is enough: %s', async (sinceMs, isEnough) => {
    const { ctx } = await scene(sinceMs)
    if (isEnough) expect(() => requireFreshSignIn(ctx)).not.toThrow()
    else expect(() => requireFreshSignIn(ctx)).toThrowError(expect.objectContaining({ code: 'reauth_required' }))
  })

  it.each(acts)('is wanted before $name: else nothing is asked, kept or begun', async ({ given, run }) => {
    const { ctx, touched, store } = await scene(10 * minute + 1_000)
    await given?.(ctx)
    const before = await store.jobs.search({ limit: 2 })
    await expect(run(ctx)).rejects.toMatchObject({ code: 'reauth_required' })
    expect([touched, store.entries, await store.jobs.search({ limit: 2 })]).toEqual([[], [], before])
    expect(await store.idempotency.claim(key, ctx.actor.userId ?? '', 'another request', '')).toEqual({ kind: 'new' })
  })

  it.each(acts)('of nine minutes ago lets in whoever wants: $name', async ({ given, run }) => {
    const { ctx, clock } = await scene(9 * minute)
    await given?.(ctx)
    const code = run(ctx).then(() => 'done', (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error))
    await clock.advance(minute)
    expect(await code).not.toBe('reauth_required')
  })

  it('is asked for after the permission', async () => {
    const { ctx } = await scene(60 * minute)
    const viewer: Ctx = { ...ctx, actor: { ...ctx.actor, role: 'viewer' } }
    for (const { run } of acts) await expect(run(viewer)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is not wanted for what can be taken back', async () => {
    const { ctx, store } = await scene(60 * minute)
    const ben = await createUser(ctx, { email: 'ben@desk.example', name: 'Ben', role: 'manager', password: 'a long enough one' })
    await expect(updateUser(ctx, ben.id, { name: 'Benjamin', disabled: true })).resolves.toMatchObject({ name: 'Benjamin', disabled: true })
    expect((await store.users.get(ben.id))?.role).toBe('manager')
  })
})

describe('the table of what wants it', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const callers = files.flatMap((file) => {
    const calls = readFileSync(path.join(import.meta.dirname, file), 'utf8').split('requireFreshSignIn(ctx)').length - 1
    return Array.from({ length: calls }, () => file)
  })
  const operations = Object.entries(api).flatMap(([route, methods]) => Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${route}`, method, ...operation })))

  it('is the same in the use cases, in the API and here', () => {
    const guarded = new Map(acts.map(({ file, operation }) => [`${file} ${operation}`, file]))
    expect(callers.toSorted()).toEqual([...guarded.values()].toSorted())
    const declared = operations.filter(({ freshSignIn = false }) => freshSignIn !== false).map(({ name }) => name)
    expect(declared.toSorted()).toEqual([...new Set(acts.map(({ operation }) => operation))].toSorted())
  })

  it('has thought of every write that deletes or touches people’s accounts', () => {
    const grave = operations.filter(({ method, permission }) => method !== 'GET' && (permission === 'records.delete' || permission === 'users.manage'))
    expect(grave.length).toBeGreaterThan(5)
    expect(grave.filter(({ freshSignIn }) => freshSignIn === undefined).map(({ name }) => name)).toEqual([])
  })
})
