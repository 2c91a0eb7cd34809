import { describe, expect, it } from 'vitest'
import type { RecordingFile } from '@/lib/server/ports/recording-files'
import { audioResponse } from './audio-response'

function file(headers: RecordingFile['headers'] = { 'content-type': 'audio/mpeg', 'content-length': '4', 'accept-ranges': 'bytes' }) {
  let isCancelled = false
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(new Uint8Array([1, 2, 3, 4]))
      controller.close()
    },
    cancel: () => void (isCancelled = true),
  }, { highWaterMark: 0 })
  return { sound: { status: 200, headers, stream } satisfies RecordingFile, isCancelled: () => isCancelled }
}

describe('a sound as an answer', () => {
  it('can be nothing else, and tells its length to our server', async () => {
    const answer = await audioResponse(file().sound, { recordingId: 'l42-7', isDownload: false, method: 'GET' })
    expect(Object.fromEntries(answer.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store, no-transform',
      'content-disposition': 'inline; filename="rec-l42-7.mp3"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'content-type': 'audio/mpeg',
      'cross-origin-resource-policy': 'same-origin',
      'x-body-length': '4',
      'x-content-type-options': 'nosniff',
    })
    expect((await answer.arrayBuffer()).byteLength).toBe(4)
  })

  it.each([
    ['audio/wav', 'wav'],
    ['audio/x-never-heard-of', 'audio'],
  ])('of %s is kept as .%s', async (type, ending) => {
    const answer = await audioResponse(file({ 'content-type': type }).sound, { recordingId: 'c9', isDownload: true, method: 'GET' })
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="rec-c9.${ending}"`)
  })

  it('without a body, for HEAD, lets go of the sound', async () => {
    const { sound, isCancelled } = file()
    const answer = await audioResponse(sound, { recordingId: 'c9', isDownload: false, method: 'HEAD' })
    expect([answer.body, isCancelled(), answer.headers.get('x-body-length')]).toEqual([null, true, '4'])
  })

  it('of a range beyond the end has no body at all', async () => {
    const beyond: RecordingFile = { status: 416, headers: { 'content-type': 'audio/mpeg', 'content-range': 'bytes */100' }, stream: null }
    const answer = await audioResponse(beyond, { recordingId: 'c9', isDownload: false, method: 'GET' })
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([416, 'bytes */100', ''])
  })
})
