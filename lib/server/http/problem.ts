import { errorStatuses, type ErrorCode, type Problem } from '@/lib/contracts/errors'
import { AppError, isAppError } from '@/lib/server/core/errors'

const titles: Record<ErrorCode, string> = {
  invalid_request: 'The request is not valid',
  unauthenticated: 'Sign in first',
  forbidden: 'Not permitted',
  reauth_required: 'Sign in again to confirm',
  csrf_rejected: 'Refused: not sent by this site',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Conflict',
  in_progress: 'Under way already',
  selection_mismatch: 'Convoso answered with other rows',
  recording_not_playable: 'Not playable',
  gone: 'No longer there',
  payload_too_large: 'Too large',
  unsupported_media_type: 'Unsupported content type',
  idempotency_mismatch: 'Key used for another request',
  upstream_rejected: 'Convoso refused',
  too_many_requests: 'Too many requests',
  internal: 'Internal error',
  upstream_auth: 'Convoso does not accept the token',
  upstream_unreadable: 'Convoso answered unreadably',
  upstream_state_mismatch: 'Convoso shows another state',
  recording_url_rejected: 'The address of the recording is refused',
  upstream_busy: 'Convoso is busy',
  upstream_unavailable: 'Convoso cannot be reached',
  storage_busy: 'The store is busy',
  storage_full: 'The store is full',
}

export function problemOf(error: unknown, requestId: string): Problem {
  const known: AppError = isAppError(error)
    ? error
    : new AppError('internal', 'Something went wrong inside Switchyard; the log has the details under this request id.')
  const { upstreamCode, retryAfterSeconds, fields, current } = known.details
  return {
    type: 'about:blank',
    title: titles[known.code],
    status: errorStatuses[known.code],
    code: known.code,
    detail: known.message,
    requestId,
    ...(upstreamCode === undefined ? {} : { upstreamCode }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(fields === undefined ? {} : { errors: fields }),
    ...(current === undefined ? {} : { current }),
  }
}

/** RFC 9457 answer of any thrown thing. */
export function problemResponse(error: unknown, requestId: string): Response {
  const body = problemOf(error, requestId)
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'content-type': 'application/problem+json',
      'x-request-id': requestId,
      ...(body.retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(body.retryAfterSeconds))) }),
    },
  })
}
