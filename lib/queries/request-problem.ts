import type { ErrorCode, FieldProblem, Problem } from '@/lib/contracts/errors'

/** `no_answer`: the request may or may not have reached the server. `unreadable`: it answered something else than agreed. */
export type RequestProblemCode = ErrorCode | 'no_answer' | 'unreadable'

type Details = Partial<Pick<Problem, 'requestId' | 'upstreamCode' | 'retryAfterSeconds' | 'current' | 'status'>> & {
  fields?: readonly FieldProblem[]
}

/** Why a request failed; `detail` is a sentence to show as it stands. */
export class RequestProblem extends Error {
  readonly code: RequestProblemCode
  readonly detail: string
  /** HTTP status, 0 without an answer. */
  readonly status: number
  readonly requestId: string | null
  readonly upstreamCode: string | null
  readonly retryAfterSeconds: number | null
  readonly fields: readonly FieldProblem[]
  /** With a conflict: the truth as the server knows it; parse it before use. */
  readonly current: unknown

  constructor(code: RequestProblemCode, detail: string, details: Details = {}) {
    super(detail)
    this.name = 'RequestProblem'
    this.code = code
    this.detail = detail
    this.status = details.status ?? 0
    this.requestId = details.requestId ?? null
    this.upstreamCode = details.upstreamCode ?? null
    this.retryAfterSeconds = details.retryAfterSeconds ?? null
    this.fields = details.fields ?? []
    this.current = details.current
  }
}

export const isRequestProblem = (error: unknown): error is RequestProblem => error instanceof RequestProblem

/** A sentence for any thrown thing. */
export const problemSentence = (error: unknown): string =>
  isRequestProblem(error) ? error.detail : 'Something went wrong in this page. Reload it; if it happens again, tell your administrator.'

/** The first sentence about a field of a form, by its path. */
export function fieldError(error: unknown, path: string): string | undefined {
  return isRequestProblem(error) ? error.fields.find((field) => field.path === path)?.message : undefined
}
