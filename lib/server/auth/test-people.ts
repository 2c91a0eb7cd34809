import { AppError } from '@/lib/server/core/errors'
import type { Role } from '@/lib/contracts/permissions'
import type { PasswordTries } from '@/lib/server/ports/password-tries'
import type { Passwords } from '@/lib/server/ports/passwords'
import type { AuditRecord, Store, StoredSession, StoredUser } from '@/lib/server/ports/store'
import { passwordProblem } from './password-problem'
import { makePasswordTries } from './password-tries'

type PeopleStore = Pick<Store, 'users' | 'sessions' | 'signInAttempts' | 'audit' | 'meta' | 'idempotency'>

export type TestPeople = {
  store: PeopleStore
  passwords: Passwords
  passwordTries: PasswordTries
  /** How often a password was derived. */
  kdfRuns: () => number
  audited: AuditRecord[]
  now: () => number
  pass: (ms: number) => void
  newId: () => string
  settings: { sandbox: boolean; APP_URL: string; ADMIN_EMAIL?: string; ADMIN_PASSWORD?: string }
  addUser: (name: string, changes?: Partial<StoredUser>) => Promise<StoredUser>
}

const prefix = '$argon2id$v=19$m=32768,t=3,p=1$'

/** For tests of this room: state in memory, a clock by hand, passwords that cost nothing. */
export function testPeople(settings: Partial<TestPeople['settings']> = {}): TestPeople {
  let time = Date.UTC(2026, 10, 21, 17)
  let ids = 0
  let runs = 0
  const audited: AuditRecord[] = []
  const store = memoryStore(audited)
  const newId = (): string => `id-${(ids += 1)}`
  const passwords: Passwords = {
    hash: async (password) => prefix + password,
    verify: async (stored, password) => {
      runs += 1
      await new Promise((resolve) => setImmediate(resolve))
      return stored.endsWith(`$${password}`)
    },
    problem: (password, email) => passwordProblem(password, { email }),
  }
  const addUser = async (name: string, changes: Partial<StoredUser> = {}): Promise<StoredUser> => {
    const role: Role = 'manager'
    const user = { id: newId(), email: `${name}@example.com`, name, role, disabled: false, demo: false, createdAt: '', lastSignInAt: null }
    const stored = { ...user, passwordHash: `${prefix}right password`, ...changes }
    await store.users.insert(stored)
    return stored
  }
  return {
    store,
    passwords,
    passwordTries: makePasswordTries({ attempts: store.signInAttempts, now: () => time }),
    kdfRuns: () => runs,
    audited,
    now: () => time,
    pass: (ms) => {
      time += ms
    },
    newId,
    settings: { sandbox: false, APP_URL: 'http://localhost:3000', ...settings },
    addUser,
  }
}

const memoryStore = (audited: AuditRecord[]): PeopleStore => {
  const users = memoryUsers()
  return {
    users,
    sessions: memorySessions(users),
    signInAttempts: memoryMap(),
    audit: {
      append: async (record, at) => {
        audited.push(record)
        const empty = { before: null, after: null, reason: null, upstream: null }
        return { ...empty, ...record, seq: audited.length, at, hash: '', reason: record.reason ?? null, upstream: record.upstream ?? null }
      },
      search: async () => [],
      unsettled: async () => [],
      verify: async () => ({ entries: audited.length, intact: true, firstBrokenSeq: null, headHash: null }),
    },
    meta: memoryMeta(),
    idempotency: memoryClaims(),
  }
}

function memoryUsers(): Store['users'] {
  const rows = new Map<string, StoredUser>()
  const withoutHash = ({ passwordHash: _, ...user }: StoredUser) => user
  const byId = (id: string) => rows.get(id)
  return {
    list: async () => [...rows.values()].map(withoutHash),
    get: async (id) => {
      const row = byId(id)
      return row === undefined ? null : withoutHash(row)
    },
    byEmail: async (email) => [...rows.values()].find((row) => row.email === email) ?? null,
    passwordHash: async (id) => byId(id)?.passwordHash ?? null,
    count: async () => rows.size,
    insert: async (user) => {
      if ([...rows.values()].some((row) => row.email === user.email)) throw new AppError('conflict', 'taken')
      rows.set(user.id, user)
    },
    update: async (id, changes) => {
      const row = byId(id)
      if (row !== undefined) rows.set(id, { ...row, ...changes })
    },
  }
}

function memorySessions(users: Store['users']): Store['sessions'] {
  const rows = new Map<string, StoredSession>()
  const change = (id: string, changes: Partial<StoredSession>): void => {
    const row = rows.get(id)
    if (row?.endedAt === null) rows.set(id, { ...row, ...changes })
  }
  const open = (userId: string) => [...rows.values()].filter((row) => row.userId === userId && row.endedAt === null)
  return {
    insert: async (session) => void rows.set(session.id, session),
    get: async (id) => rows.get(id) ?? null,
    touch: async (id, at) => change(id, { lastSeenAt: at }),
    listOpen: async (userId) => open(userId).sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    end: async (id, at) => change(id, { endedAt: at }),
    replace: async (session, as, at) => {
      rows.set(as, { ...session, id: as, lastSeenAt: at, authenticatedAt: at, endedAt: null, replacedBy: null })
      change(session.id, { endedAt: at, replacedBy: as })
    },
    endAll: async (userId, at, exceptId) => {
      const ending = open(userId).filter((row) => row.id !== exceptId)
      for (const row of ending) change(row.id, { endedAt: at })
      return ending.length
    },
    withUser: async (id) => {
      const session = rows.get(id)
      const user = session === undefined ? null : await users.get(session.userId)
      return session === undefined || user === null ? null : { session, user }
    },
  }
}

function memoryMap(): Store['signInAttempts'] {
  const rows = new Map<string, { failures: number; blockedUntil: string | null; lastAt: string }>()
  return {
    get: async (key) => rows.get(key) ?? null,
    put: async (key, value) => void rows.set(key, value),
    clear: async (key) => void rows.delete(key),
  }
}

function memoryMeta(): Store['meta'] {
  const rows = new Map<string, string>()
  return {
    get: async (key) => rows.get(key) ?? null,
    put: async (key, value) => void rows.set(key, value),
    remove: async (key) => void rows.delete(key),
  }
}

function memoryClaims(): Store['idempotency'] {
  const keys = new Set<string>()
  return {
    claim: async (key, userId) => {
      const isNew = !keys.has(`${userId} ${key}`)
      keys.add(`${userId} ${key}`)
      return { kind: isNew ? 'new' : 'running' }
    },
    finish: async () => undefined,
    release: async (key, userId) => void keys.delete(`${userId} ${key}`),
    releaseRunning: async () => undefined,
  }
}
