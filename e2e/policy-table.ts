import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { api, type Method, type Operation } from '@/lib/contracts/api'
import { roleMay, type Permission, type Role } from '@/lib/contracts/permissions'
import { repository } from './console-process'

export const actors = ['anonymous', 'viewer', 'supervisor', 'manager', 'admin'] as const
export type Actor = (typeof actors)[number]
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const
type AnyMethod = (typeof methods)[number]

/** A page, what it needs, and a text that only who may see it finds in it. */
type PageRow = { permission: Permission | 'public'; marker?: string }

/** Every page of the console. `session`: somebody signed in. */
export const pages: Record<string, PageRow> = {
  '/': { permission: 'floor.read' },
  '/audit': { permission: 'audit.read', marker: 'sessions.sign-in' },
  '/agents': { permission: 'floor.read' },
  '/agents/[id]': { permission: 'floor.read' },
  '/agents/live': { permission: 'floor.read' },
  '/calls': { permission: 'leads.read' },
  '/calls/hours': { permission: 'leads.read' },
  '/settings/calling-hours': { permission: 'audit.read', marker: '64.1200' },
  '/callbacks': { permission: 'leads.read' },
  '/campaigns': { permission: 'floor.read' },
  '/campaigns/[id]': { permission: 'floor.read' },
  '/lists': { permission: 'floor.read' },
  '/lists/[id]': { permission: 'floor.read' },
  '/leads': { permission: 'leads.read' },
  '/people/[key]': { permission: 'personal.read' },
  '/recordings': { permission: 'recordings.play' },
  '/leads/[id]': { permission: 'leads.read' },
  '/settings': { permission: 'self.manage' },
  '/settings/connection': { permission: 'connection.manage', marker: 'maxInFlight' },
  '/lists/duplicates': { permission: 'leads.read' },
  '/settings/status-meaning': { permission: 'audit.read', marker: 'leadsOf' },
  '/settings/lead-fields': { permission: 'connection.manage' },
  '/settings/walls': { permission: 'users.manage' },
  '/wall': { permission: 'floor.read' },
  '/wall/pair': { permission: 'public' },
  '/settings/users': { permission: 'users.manage', marker: 'lastSignInAt' },
  '/setup': { permission: 'public' },
  '/sign-in': { permission: 'public' },
  '/_global-error': { permission: 'public' },
  '/_not-found': { permission: 'public' },
}

/** Paths of pages and of handlers, as the build lists them. */
export function builtRoutes(): { pages: string[]; handlers: string[] } {
  const list: unknown = JSON.parse(readFileSync(join(repository, '.next', 'app-path-routes-manifest.json'), 'utf8'))
  const routes = Object.entries(typeof list === 'object' && list !== null ? list : {}).map(([file, path]) => ({ file, path: String(path) }))
  const pathsOf = (ending: string) => routes.filter(({ file }) => file.endsWith(ending)).map(({ path }) => path)
  return { pages: pathsOf('/page'), handlers: pathsOf('/route').filter((path) => path.startsWith('/api/')) }
}

/** `/api/users/[id]` in the words of the table: `/api/users/{id}`. */
export const rowNameOf = (route: string): string => route.replaceAll('[', '{').replaceAll(']', '}')

export type Cell = { route: string; method: AnyMethod; actor: Actor; expected: 'no such method' | 'sign in' | 'denied' | 'let in' | 'own answer'; operation: Operation | null }

/** What the policy table says about every method of every handler for everybody. */
export function cellsOf(handlers: readonly string[]): Cell[] {
  return handlers.flatMap((route) =>
    methods.flatMap((method) =>
      actors.map((actor) => {
        const operation = operationOf(route, method)
        return { route, method, actor, operation, expected: expectedOf(operation, method, actor) }
      }),
    ),
  )
}

/** Next answers HEAD wherever there is a GET, and with the same guard. */
function operationOf(route: string, method: AnyMethod): Operation | null {
  const asked = method === 'HEAD' ? 'GET' : method
  return isTableMethod(asked) ? (api[rowNameOf(route)]?.[asked] ?? null) : null
}

const isTableMethod = (method: AnyMethod): method is Method => method === 'GET' || method === 'POST' || method === 'PATCH' || method === 'DELETE'

function expectedOf(operation: Operation | null, method: AnyMethod, actor: Actor): Cell['expected'] {
  // OPTIONS is answered by Next alone: a list of methods, no handler of ours.
  if (method === 'OPTIONS') return 'own answer'
  if (operation === null) return 'no such method'
  const { permission } = operation
  if (permission === 'public' || permission === 'library') return 'own answer'
  if (actor === 'anonymous') return 'sign in'
  return isAllowed(actor, permission) ? 'let in' : 'denied'
}

export const isAllowed = (role: Role, permission: Permission | 'public'): boolean => permission === 'public' || roleMay(role, permission)

const buildId = (): string => readFileSync(join(repository, '.next', 'BUILD_ID'), 'utf8').trim()

/** The ways around a guard that have worked somewhere before. */
export function bypassesOf(path: string, ownUrl: string): { name: string; target: string; headers?: Record<string, string> }[] {
  const { host } = new URL(ownUrl)
  const subrequest = (name: string) => ({ name: `subrequest ${name}`, target: path, headers: { 'x-middleware-subrequest': name } })
  return [
    { name: 'RSC', target: path, headers: { rsc: '1' } },
    { name: 'RSC of a known tree', target: path, headers: { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{"children":["(desk)",{}]},null,null,true]') } },
    { name: '_rsc', target: `${path}?_rsc=abc12`, headers: { rsc: '1' } },
    { name: '_rsc alone', target: `${path}?_rsc=abc12` },
    { name: 'prefetch', target: path, headers: { rsc: '1', 'next-router-prefetch': '1' } },
    { name: 'prefetch of a segment', target: path, headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' } },
    { name: '.rsc', target: `${path}.rsc` },
    { name: '.segments', target: `${path}.segments/_tree.segment.rsc` },
    { name: '_next/data', target: `/_next/data/${buildId()}${path === '/' ? '/index' : path}.json` },
    subrequest('middleware'),
    subrequest('proxy:proxy:proxy:proxy:proxy'),
    subrequest('src/middleware:src/middleware:src/middleware:src/middleware:src/middleware'),
    { name: 'double slash', target: `/${path}` },
    { name: 'odd case', target: path.toUpperCase() },
    { name: 'dots', target: `/sign-in/..${path}` },
    { name: 'encoded dots', target: `/sign-in/%2e%2e${path}` },
    { name: 'encoded slash', target: `/sign-in%2f..%2f${path.slice(1)}` },
    { name: 'encoded first letter', target: path.replace(/^\/(.)/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`) },
    { name: 'trailing slash', target: `${path}/` },
    { name: 'X-Original-URL', target: path, headers: { 'x-original-url': '/sign-in', 'x-rewrite-url': '/sign-in', 'x-invoke-path': '/sign-in' } },
    { name: 'X-Original-URL to it', target: '/sign-in', headers: { 'x-original-url': path, 'x-rewrite-url': path, 'x-invoke-path': path, 'x-matched-path': path } },
    { name: 'X-Forwarded', target: path, headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' } },
    { name: 'absolute', target: `http://${host}${path}` },
    { name: 'absolute elsewhere', target: `http://evil.example${path}` },
    { name: 'half a bearer', target: path, headers: { authorization: 'Bearer %' } },
    { name: 'a cookie that is none', target: path, headers: { cookie: '__Host-switchyard.session=x' } },
    { name: 'upgrade', target: path, headers: { upgrade: 'websocket', connection: 'Upgrade' } },
  ]
}
