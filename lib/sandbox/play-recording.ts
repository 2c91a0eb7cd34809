import { notFoundPage } from './core/reply'
import type { Premises } from './sandbox'

export const playRecording = (premises: Premises, request: Request): Response =>
  premises.baseUrl === request.url ? notFoundPage() : notFoundPage()
