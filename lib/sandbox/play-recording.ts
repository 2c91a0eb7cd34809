import { notFoundPage } from './core/reply'
import type { Premises } from './core/premises'

export const playRecording = async (premises: Premises, request: Request): Promise<Response> =>
  premises.baseUrl() === request.url ? notFoundPage() : notFoundPage()
