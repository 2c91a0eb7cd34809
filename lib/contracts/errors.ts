import * as z from 'zod/mini'

/** The closed list of what can go wrong, with the HTTP status each one answers. */
export const errorStatuses = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  reauth_required: 403,
  csrf_rejected: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  in_progress: 409,
  recording_not_playable: 409,
  selection_mismatch: 409,
  gone: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_mismatch: 422,
  upstream_rejected: 422,
  too_many_requests: 429,
  internal: 500,
  upstream_auth: 502,
  upstream_unreadable: 502,
  upstream_state_mismatch: 502,
  recording_url_rejected: 502,
  upstream_busy: 503,
  upstream_unavailable: 503,
  storage_busy: 503,
  storage_full: 507,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorStatuses

const [firstCode, ...otherCodes] = Object.keys(errorStatuses)
export const errorCode = z.pipe(
  z.enum([firstCode ?? '', ...otherCodes]),
  z.transform((code: string): ErrorCode => (isErrorCode(code) ? code : 'internal')),
)

function isErrorCode(code: string): code is ErrorCode {
  return code in errorStatuses
}

export const fieldProblem = z.object({ path: z.string(), message: z.string() })
export type FieldProblem = z.infer<typeof fieldProblem>

/** RFC 9457. `detail` is a sentence a manager understands; `upstreamCode` is Convoso's own number when it gave one. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: errorCode,
  detail: z.string(),
  requestId: z.string(),
  upstreamCode: z.optional(z.string()),
  retryAfterSeconds: z.optional(z.number()),
  errors: z.optional(z.array(fieldProblem)),
  /** The truth as we know it, where a conflict is answered with it. */
  current: z.optional(z.unknown()),
})
export type Problem = z.infer<typeof problem>
