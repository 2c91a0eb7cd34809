import type { Readable } from 'node:stream'
import { request, type Agent } from 'undici'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { ByteRange, RecordingFile, RecordingHeaders } from '@/lib/server/ports/recording-files'
import { rejected, type AddressPolicy } from './address-policy'
import { guardedStream, nextPart, type StreamCaps } from './guarded-stream'
import { isUnnamedBytes, looksLikeText, sniffSound, soundType } from './sound-type'

export type OpenFile = { policy: AddressPolicy; agent: Agent; caps: StreamCaps }
export type Asked = { range: ByteRange | null; signal: AbortSignal }

/** One fetch of a sound: admitted address, at most two redirects, each admitted too, and only an answer that is a sound. */
export async function openFile(room: OpenFile, source: string, asked: Asked): Promise<RecordingFile> {
  const answer = await follow(room, source, asked)
  try {
    return await toFile(room, { answer, source, asked })
  } catch (error) {
    answer.discard()
    throw error
  }
}

type Answer = { status: number; header: (name: string) => string | null; body: Readable; discard: () => void }

const mostRedirects = 2
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

async function follow(room: OpenFile, source: string, asked: Asked): Promise<Answer> {
  let url = room.policy.admit(source)
  for (let hop = 0; ; hop += 1) {
    const answer = await ask(room, url, asked)
    if (!redirects.has(answer.status)) return answer
    const location = answer.header('location')
    answer.discard()
    if (location === null || hop === mostRedirects) throw rejected()
    url = room.policy.admit(location, url)
  }
}

async function ask({ agent }: OpenFile, url: URL, { range, signal }: Asked): Promise<Answer> {
  const headers = { 'accept-encoding': 'identity', accept: 'audio/*', ...(range && { range: rangeText(range) }) }
  try {
    const { statusCode, headers: got, body } = await request(url, { dispatcher: agent, method: 'GET', headers, signal })
    const discard = () => void body.on('error', () => undefined).destroy()
    return { status: statusCode, header: (name) => [got[name]].flat().at(0) ?? null, body, discard }
  } catch (error) {
    if (isAppError(error) || signal.aborted) throw error
    throw new AppError('upstream_unavailable', 'The place where the recordings lie did not answer. Try again in a moment.')
  }
}

export const rangeText = (range: ByteRange): string => ('suffix' in range ? `bytes=-${range.suffix}` : `bytes=${range.first}-${range.last ?? ''}`)

type Received = { answer: Answer; source: string; asked: Asked }

async function toFile(room: OpenFile, received: Received): Promise<RecordingFile> {
  const { answer, asked } = received
  assertServed(answer, asked.range)
  if (answer.status === 416) {
    answer.discard()
    return { status: 416, headers: { 'content-type': 'audio/mpeg', ...totalOf(answer) }, stream: null }
  }
  const length = lengthOf(answer, room.caps)
  const startsAtZero = answer.status === 200 || answer.header('content-range')?.startsWith('bytes 0-') === true
  const { type, head } = await typeOf(room, received, startsAtZero)
  const headers: RecordingHeaders = {
    'content-type': type,
    ...(length !== null && { 'content-length': length }),
    ...(answer.status === 206 && { 'content-range': answer.header('content-range') ?? '' }),
    ...((answer.status === 206 || answer.header('accept-ranges') === 'bytes') && { 'accept-ranges': 'bytes' }),
  }
  return { status: answer.status === 206 ? 206 : 200, headers, stream: guardedStream(answer.body, { head, caps: room.caps }) }
}

function assertServed({ status, header }: Answer, range: ByteRange | null): void {
  if (status === 404 || status === 410) throw new AppError('recording_not_playable', 'This recording is not there, or not yet: fresh ones take some minutes.')
  if (status === 401 || status === 403) throw new AppError('recording_not_playable', 'The place where the recordings lie refuses to give this one out.')
  if (status === 429 || status >= 500) throw new AppError('upstream_unavailable', 'The place where the recordings lie is not working right now. Try again in a moment.')
  const isRightPart = status !== 206 || (range !== null && isPartOf(header('content-range'), range))
  const isPlain = (header('content-encoding') ?? 'identity') === 'identity'
  if (![200, 206, 416].includes(status) || (status === 416 && range === null) || !isRightPart || !isPlain) throw notSound()
}

/** The one part that was asked for, or less of it at its end. */
function isPartOf(contentRange: string | null, range: ByteRange): boolean {
  const [, from, to, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(contentRange ?? '') ?? []
  if (from === undefined || to === undefined || Number(to) < Number(from) || (total !== '*' && Number(to) >= Number(total))) return false
  if ('suffix' in range) return total !== '*' && Number(to) === Number(total) - 1 && Number(to) - Number(from) < range.suffix
  return Number(from) === range.first && (range.last === null || Number(to) <= range.last)
}

const totalOf = ({ header }: Answer) => {
  const contentRange = header('content-range')
  return contentRange !== null && /^bytes \*\/\d{1,15}$/.test(contentRange) ? { 'content-range': contentRange } : {}
}

function lengthOf({ header }: Answer, caps: StreamCaps): string | null {
  const told = header('content-length')
  if (told !== null && (!/^\d{1,15}$/.test(told) || Number(told) > caps.mostBytes)) throw notSound()
  return told
}

const sniffBytes = 12

async function typeOf(room: OpenFile, { answer, source, asked }: Received, startsAtZero: boolean): Promise<{ type: string; head: Uint8Array[] }> {
  const named = answer.header('content-type')
  const type = soundType(named)
  if (type === null && !isUnnamedBytes(named)) throw notSound()
  if (startsAtZero) {
    const head = await readHead(answer.body)
    const start = Buffer.concat(head).subarray(0, sniffBytes)
    const found = type ?? sniffSound(start)
    if (found === null || (sniffSound(start) === null && looksLikeText(start))) throw notSound()
    return { type: found, head }
  }
  if (type !== null) return { type, head: [] }
  // A part from the middle does not tell what it is: its file's first bytes do.
  const beginning = await openFile(room, source, { range: { first: 0, last: sniffBytes - 1 }, signal: asked.signal })
  await beginning.stream?.cancel()
  return { type: beginning.headers['content-type'], head: [] }
}

async function readHead(body: Readable): Promise<Uint8Array[]> {
  const parts: AsyncIterator<unknown> = body.iterator({ destroyOnReturn: false })
  const head: Uint8Array[] = []
  let bytes = 0
  while (bytes < sniffBytes) {
    const part = await nextPart(parts)
    if (part === null) break
    head.push(part)
    bytes += part.length
  }
  await parts.return?.()
  return head
}

const notSound = (): AppError => new AppError('upstream_unreadable', 'The place where the recordings lie sent something that is no sound.')
