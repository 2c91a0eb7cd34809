import { jsonResponse } from './core/reply'
import type { Premises } from './sandbox'

export const answerControl = async (premises: Premises, request: Request): Promise<Response> =>
  jsonResponse({ accounts: premises.book.all().length, path: request.url })
