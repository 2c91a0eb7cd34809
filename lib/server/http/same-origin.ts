import { AppError } from '@/lib/server/core/errors'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that another site made a browser send. `Sec-Fetch-Site` decides where it is present;
 * older browsers are judged by `Origin`; with neither, nobody knows, so it is refused.
 */
export function assertSameOrigin(request: Request, appUrl: string): void {
  if (safeMethods.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = new URL(appUrl).origin
  const isOwnOrigin = origin === own
  const isSame = site === null ? isOwnOrigin : site === 'same-origin' && (origin === null || isOwnOrigin)
  if (!isSame) throw new AppError('csrf_rejected', 'This request did not come from a page of this console, so nothing was done.')
}

/** Writes carry JSON or nothing; a form of another site cannot send JSON without asking first. */
export function assertJson(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new AppError('unsupported_media_type', 'Send the body as application/json.')
}
