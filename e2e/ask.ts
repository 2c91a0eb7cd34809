import { request, type IncomingHttpHeaders } from 'node:http'
import { textIn } from './records'

export type Asked = {
  /** Sent as it stands: also `//path`, an absolute address or dots. */
  target: string
  method?: string
  headers?: Record<string, string>
  body?: string | undefined
}

export type Answer = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; bytes: Buffer; text: string }
export type Ask = (asked: Asked) => Promise<Answer>

/** Plain HTTP without a browser's own rules. An event stream is read up to its first piece. */
export function askAt(baseUrl: string): Ask {
  const { port, host } = new URL(baseUrl)
  return ({ target, method = 'GET', headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const sent = { host, ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) }
      const asking = request({ host: '127.0.0.1', port: Number(port), path: target, method, headers: sent, agent: false }, (response) => {
        const pieces: Buffer[] = []
        const finish = () => {
          const bytes = Buffer.concat(pieces)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, rawHeaders: response.rawHeaders, bytes, text: bytes.toString() })
        }
        response.on('data', (piece: Buffer) => {
          pieces.push(piece)
          if (response.headers['content-type'] !== 'text/event-stream') return
          finish()
          asking.destroy()
        })
        response.on('end', finish)
        response.on('error', reject)
      })
      asking.on('error', reject)
      asking.end(body)
    })
}

/** What a browser sends with a call from one of our own pages. */
export const sameOrigin = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' } as const

/** `name=value` pairs of all cookies that the answer sets. */
export const cookiesOf = ({ headers }: Answer): string => (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')

/** Signs in as the page does and gives the Cookie header, or null when the door stays closed. */
export async function signInAt(ask: Ask, { email, password }: { email: string; password: string }): Promise<string | null> {
  const door = await ask({ target: '/api/auth/csrf' })
  const csrfToken = textIn(door.text, 'csrfToken')
  const answer = await ask({
    target: '/api/auth/callback/credentials',
    method: 'POST',
    headers: { cookie: cookiesOf(door), 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }).toString(),
  })
  const session = (answer.headers['set-cookie'] ?? []).find((cookie) => cookie.startsWith('__Host-switchyard.session='))
  return session?.split(';')[0] ?? null
}
