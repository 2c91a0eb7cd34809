import { gzipSync } from 'node:zlib'
import type { PlayFault } from './apply-fault'
import type { Fault } from './fault'
import { never, settle } from './waiting'

const jsonType = { 'content-type': 'application/json; charset=utf-8' }
const megabyte = 1024 * 1024
const tenGigabytes = 10 * 1024 ** 3

/** Faults of an answer's flow that a stream of bytes can show. An error in a body is a reset connection on a socket. */
export const streamFaults = {
  U02: ({ request }) => never(request.signal),
  U04: async ({ request, answer }) => {
    const truth = await answer(request)
    await truth.body?.cancel()
    return new Response(firstHalf([], 0), { status: truth.status, headers: truth.headers })
  },
  U05: async ({ request, answer }) => {
    const truth = await answer(request)
    const told = Number(truth.headers.get('content-length'))
    // A length that is told lets a long recording pass by without being held.
    const { body, length } = told > 0 && truth.body ? { body: truth.body, length: told } : await held(truth)
    return new Response(firstHalf(body, length), { status: truth.status, headers: withLength(truth, length) })
  },
  U06: async ({ fault, request, answer }) => {
    const truth = await answer(request)
    const bytes = await truth.bytes()
    const step = Math.max(1, fault.options?.bytes ?? 1)
    const parts = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) => bytes.subarray(index * step, (index + 1) * step))
    return new Response(paced(parts, fault.options?.everyMs ?? 1000, request.signal), { status: truth.status, headers: withLength(truth, bytes.length) })
  },
  U10: async ({ fault, request }) => new Response(paced(spaces(Infinity), fault.options?.everyMs ?? 0, request.signal), { headers: typeAs(fault) }),
  U11: async ({ fault, request }) => {
    const bytes = fault.options?.bytes ?? tenGigabytes
    return new Response(paced(spaces(bytes), 0, request.signal), { headers: { ...typeAs(fault), 'content-length': String(bytes) } })
  },
  U12: async ({ fault, request, answer }) => {
    const bytes = Math.max(1, fault.options?.bytes ?? 200 * megabyte)
    const block = gzipSync(Buffer.alloc(Math.min(bytes, 8 * megabyte), ' '))
    const parts = Array.from({ length: Math.ceil(bytes / (8 * megabyte)) }, () => block)
    const packed = Buffer.concat([...parts, gzipSync(await (await answer(request)).bytes())])
    return new Response(packed, { headers: { ...jsonType, 'content-encoding': 'gzip', 'content-length': String(packed.length) } })
  },
  U13: async ({ request, answer }) => {
    const packed = gzipSync(await (await answer(request)).bytes())
    const middle = Math.floor(packed.length / 2)
    packed.fill(0xff, middle, middle + 8)
    return new Response(packed, { headers: { ...jsonType, 'content-encoding': 'gzip', 'content-length': String(packed.length) } })
  },
  U18: async ({ fault, request, answer }) => {
    const truth = await answer(request)
    const headers = new Headers(truth.headers)
    headers.set('x-fill', 'x'.repeat(Math.max(1, fault.options?.bytes ?? 65_536)))
    return new Response(truth.body, { status: truth.status, headers })
  },
} satisfies Record<string, PlayFault>

const typeAs = ({ options }: Fault) => (options?.contentType === undefined ? jsonType : { 'content-type': options.contentType })

const withLength = (truth: Response, length: number): Headers => {
  const headers = new Headers(truth.headers)
  headers.set('content-length', String(length))
  return headers
}

const held = async (truth: Response): Promise<{ body: Uint8Array[]; length: number }> => {
  const bytes = await truth.bytes()
  return { body: [bytes], length: bytes.length }
}

/** Half of so many bytes, then an error. */
const firstHalf = (body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, length: number): ReadableStream<Uint8Array> =>
  fromParts(async function* () {
    let left = Math.ceil(length / 2)
    for await (const part of body) {
      yield part.subarray(0, left)
      left -= part.length
      if (left <= 0) break
    }
    throw new TypeError('terminated', { cause: Object.assign(new Error('fault'), { code: 'ECONNRESET' }) })
  })

const fromParts = (make: () => AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> => {
  const parts = make()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await parts.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => {
      await parts.return(undefined)
    },
  }, { highWaterMark: 0 })
}

const paced = (parts: Iterable<Uint8Array>, everyMs: number, signal: AbortSignal): ReadableStream<Uint8Array> => {
  const left = parts[Symbol.iterator]()
  const stopped = new AbortController()
  const either = AbortSignal.any([signal, stopped.signal])
  return new ReadableStream({
    pull: async (controller) => {
      const next = left.next()
      if (next.done === true) return controller.close()
      await settle(everyMs, either)
      controller.enqueue(next.value)
    },
    cancel: () => stopped.abort(),
  }, { highWaterMark: 0 })
}

function* spaces(total: number): Generator<Uint8Array> {
  const block = new Uint8Array(64 * 1024).fill(32)
  for (let left = total; left > 0; left -= block.length) yield left < block.length ? block.slice(0, left) : block
}
