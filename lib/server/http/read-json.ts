import { AppError } from '@/lib/server/core/errors'

/** Far above any form of ours, far below what could hurt. */
export const maxJsonBytes = 256 * 1024

/** Reads at most `maxJsonBytes`, whatever Content-Length claims. Throws payload_too_large or invalid_request. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message may repeat the body.
    throw new AppError('invalid_request', 'The body is not valid JSON.')
  }
}

/** UTF-8 text of at most `maxJsonBytes`. */
export async function readText(request: Request): Promise<string> {
  if (request.body === null) throw new AppError('invalid_request', 'The request has no body.')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = request.body.getReader()
  let size = 0
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > maxJsonBytes) {
      await reader.cancel()
      throw new AppError('payload_too_large', `The body is larger than ${maxJsonBytes / 1024} KiB.`)
    }
    text += decode(decoder, part.value)
  }
  return text + decode(decoder)
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch {
    throw new AppError('invalid_request', 'The body is not valid UTF-8.')
  }
}
