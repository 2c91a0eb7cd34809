/** The two envelopes of the wire, and the page that stands where no endpoint is. */
export type Answer = Record<string, unknown>

export const succeeded = (data?: unknown): Answer => (data === undefined ? { success: true } : { success: true, data })

/** A "no" of the dialer: HTTP 200, a code that means something only together with its path, and a text. */
export class Refusal extends Error {
  readonly code: number
  constructor(code: number, text: string) {
    super(text)
    this.code = code
  }
}

export const refusalAnswer = (refusal: Refusal): Answer => ({ success: false, code: refusal.code, text: refusal.message })

export const jsonResponse = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } })

export const notFoundPage = (): Response =>
  new Response('<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>\n', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
