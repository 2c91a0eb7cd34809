import type { IncomingMessage } from 'node:http'

/** Headers by which a client could speak for our server, a proxy or Next itself. */
const reserved = [
  /^x-forwarded(-.*)?$/,
  /^forwarded$/,
  /^(x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/,
  /^x-switchyard-/,
  /^x-nonce$/,
  /^x-request-id$/,
  /^content-security-policy(-report-only)?$/,
  /^x-middleware-/,
  /^x-(original|rewrite)-url$/,
  /^x-(matched-path|now-route-matches|invoke-.*)$/,
  // There are no Server Actions in this application.
  /^next-action$/,
]

const isReserved = (name: string): boolean => reserved.some((pattern) => pattern.test(name.toLowerCase()))

/** Takes every reserved header off the request, then writes ours. */
export function replaceReservedHeaders(request: IncomingMessage, ours: Record<string, string>): void {
  const kept: string[] = []
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(index, index + 2)
    if (!isReserved(name)) kept.push(name, value)
  }
  for (const name of Object.keys(request.headers)) if (isReserved(name)) Reflect.deleteProperty(request.headers, name)
  for (const [name, value] of Object.entries(ours)) {
    request.headers[name] = value
    kept.push(name, value)
  }
  request.rawHeaders = kept
}
