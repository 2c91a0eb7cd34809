import { errorStatuses, type ErrorCode, type FieldProblem } from '@/lib/contracts/errors'

type Details = {
  upstreamCode?: string
  retryAfterSeconds?: number
  fields?: FieldProblem[]
  /** For failed writes: could the upstream have received it? */
  sent?: 'no' | 'maybe'
  /** The truth as we know it, answered with a conflict. */
  current?: unknown
  /** For logs only; never the upstream's text or a request body. */
  cause?: unknown
}

/** The one error of this house. `message` is a sentence a manager understands and may see. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Details

  constructor(code: ErrorCode, sentence: string, details: Details = {}) {
    super(sentence, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorStatuses[this.code]
  }
}

export const isAppError = (error: unknown): error is AppError => error instanceof AppError || (error instanceof Error && error.name === 'AppError' && 'code' in error)

/** What to tell a person about any thrown thing, without leaking its text. */
export const sentenceOf = (error: unknown): string =>
  isAppError(error) ? error.message : 'Something went wrong inside Switchyard; the log has the details under the request id.'
