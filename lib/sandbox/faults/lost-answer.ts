import type { Fault } from './fault'

/**
 * No answer comes, or one that only a socket can make. The socket server plays `fault` (and has `answer` for the true one);
 * a caller without a socket sees a failed fetch, with the code of the network error as its cause.
 */
export class LostAnswer extends TypeError {
  readonly fault: Fault
  readonly answer: () => Promise<Response>
  constructor(fault: Fault, answer: () => Promise<Response>) {
    super('fetch failed', { cause: Object.assign(new Error(`fault ${fault.mode}`), { code: codes[fault.mode] ?? 'ECONNRESET' }) })
    this.fault = fault
    this.answer = answer
  }
}

const codes: Partial<Record<Fault['mode'], string>> = {
  U01: 'ECONNREFUSED', U07: 'UND_ERR_HEADERS_TIMEOUT', U08: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', U09: 'HPE_INVALID_CHUNK_SIZE',
  U14: 'CERT_HAS_EXPIRED', U15: 'ENOTFOUND', U17: 'UND_ERR_INFO',
}
