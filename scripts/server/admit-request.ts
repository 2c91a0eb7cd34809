import type { IncomingMessage } from 'node:http'

export type Refusal = { status: number; code: string; detail: string; headers?: Record<string, string> }

const allowedMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']
/** A balancer probes these by address, not by name; they tell nothing about people. */
const probes = new Set(['/api/health', '/api/ready'])

/** Why this request may not reach the application, or undefined. */
export function refusalOf(request: IncomingMessage, appUrl: URL): Refusal | undefined {
  const target = request.url ?? ''
  if (!allowedMethods.includes(request.method ?? ''))
    return { status: 405, code: 'method_not_allowed', detail: 'This method is not answered here.', headers: { Allow: allowedMethods.join(', ') } }
  if (request.headers['transfer-encoding'] !== undefined && request.headers['content-length'] !== undefined) return badRequest('The length of the body is told twice.')
  const path = pathOf(target)
  if (!target.startsWith('/') || path.includes('//') || path.includes('\\')) return badRequest('The address is not a plain path.')
  if (!isDecodable(path)) return badRequest('The address is not readable.')
  return hostRefusal(request, { appUrl, path })
}

export const pathOf = (target: string): string => target.split(/[?#]/, 1)[0] ?? ''

const badRequest = (detail: string): Refusal => ({ status: 400, code: 'invalid_request', detail })

function hostRefusal(request: IncomingMessage, { appUrl, path }: { appUrl: URL; path: string }): Refusal | undefined {
  const hosts = valuesOf(request.rawHeaders, 'host')
  const [host] = hosts
  if (host === undefined || hosts.length > 1) return badRequest('One Host header is needed.')
  if (host.toLowerCase() === appUrl.host || probes.has(path)) return undefined
  if (isOtherLoopbackName(host, appUrl) && isNavigation(request))
    return { status: 308, code: 'moved', detail: 'Use the address in Location.', headers: { Location: `${appUrl.origin}${request.url ?? '/'}` } }
  return { status: 421, code: 'invalid_request', detail: 'This server does not answer under that name; APP_URL says which one it has.' }
}

function isOtherLoopbackName(host: string, appUrl: URL): boolean {
  return loopbackNames.includes(appUrl.hostname) && loopbackNames.some((name) => host.toLowerCase() === (appUrl.port === '' ? name : `${name}:${appUrl.port}`))
}

function isNavigation(request: IncomingMessage): boolean {
  const mode = request.headers['sec-fetch-mode']
  return (request.method === 'GET' || request.method === 'HEAD') && (mode === undefined || mode === 'navigate')
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name)
}
