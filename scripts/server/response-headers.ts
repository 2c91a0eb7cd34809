import type { ServerResponse } from 'node:http'

export type ResponseRules = {
  headers: Record<string, string>
  closedPolicy: string
  privateCaching: string
  hashedFileCaching: string
}

const hashedFiles = '/_next/static/'

/**
 * Writes our headers at the last moment before any response leaves, whoever made it. A route or proxy.ts may bring its own
 * content policy; caching stays ours, except that `no-transform` (event streams) is kept.
 */
export function applyResponseHeaders(response: ServerResponse, path: string, rules: ResponseRules): void {
  const writeHead = response.writeHead.bind(response)
  const writeGuarded = (status: number, second?: unknown, third?: unknown) => {
    const reason = typeof second === 'string' ? second : undefined
    adopt(response, typeof second === 'string' ? third : second)
    setOurs(response, { path, status, rules })
    return reason === undefined ? writeHead(status) : writeHead(status, reason)
  }
  response.writeHead = writeGuarded
}

function setOurs(response: ServerResponse, { path, status, rules }: { path: string; status: number; rules: ResponseRules }): void {
  for (const [name, value] of Object.entries(rules.headers)) response.setHeader(name, value)
  if (!response.hasHeader('Content-Security-Policy')) response.setHeader('Content-Security-Policy', rules.closedPolicy)
  response.removeHeader('X-Powered-By')
  tellLength(response)
  const isHashedFile = path.startsWith(hashedFiles) && (status === 200 || status === 206 || status === 304)
  const keepsBytes = String(response.getHeader('Cache-Control') ?? '').includes('no-transform')
  response.setHeader('Cache-Control', isHashedFile ? rules.hashedFileCaching : `${rules.privateCaching}${keepsBytes ? ', no-transform' : ''}`)
}

/** Next drops the length of every answer that a route streams; a route that knows it says so under this name. */
function tellLength(response: ServerResponse): void {
  // What was appended is kept as a list.
  const told = String(response.getHeader('X-Body-Length') ?? '')
  response.removeHeader('X-Body-Length')
  if (/^\d{1,15}$/.test(told)) response.setHeader('Content-Length', told)
}

/** Headers handed to writeHead itself, as an object, a flat list or pairs, become set headers so that ours win. */
function adopt(response: ServerResponse, headers: unknown): void {
  for (const [name, values] of headerEntries(headers)) {
    const [only = ''] = values
    response.setHeader(name, values.length > 1 ? values : only)
  }
}

function headerEntries(headers: unknown): Map<string, string[]> {
  const entries = new Map<string, string[]>()
  const add = (name: unknown, value: unknown) => entries.set(String(name), [...(entries.get(String(name)) ?? []), String(value)])
  if (Array.isArray(headers)) {
    const flat: unknown[] = headers.flat()
    for (let index = 0; index + 1 < flat.length; index += 2) add(flat[index], flat[index + 1])
  } else if (typeof headers === 'object' && headers !== null) {
    for (const [name, value] of Object.entries(headers)) {
      if (Array.isArray(value)) for (const one of value) add(name, one)
      else if (value !== undefined) add(name, value)
    }
  }
  return entries
}
