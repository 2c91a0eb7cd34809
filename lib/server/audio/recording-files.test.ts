import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { ByteRange, RecordingFile, RecordingFiles } from '@/lib/server/ports/recording-files'
import { makeRecordingFiles } from './recording-files'
import { listenLocally } from './testing-hosts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const start = async (answer: Answer, more: Partial<Parameters<typeof makeRecordingFiles>[0]> = {}) => {
  const host = await listenLocally(answer)
  const files = makeRecordingFiles({ hosts: [host.host], apiUrl: 'http://127.0.0.1:9/v1', ...more })
  closing.push(files.close, host.close)
  return { host, files, source: `${host.url}/play?rlt=secret` }
}

const open = (files: RecordingFiles, source: string, range: ByteRange | null = null, signal = AbortSignal.timeout(10_000)): Promise<RecordingFile> =>
  files.open(source, { range, signal })
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'opened',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : String(error)),
  )
const bytesOf = async (file: RecordingFile): Promise<Uint8Array> => new Uint8Array(await new Response(file.stream).arrayBuffer())
const until = async (isSo: () => boolean): Promise<void> => {
  const deadline = performance.now() + 5_000
  while (!isSo() && performance.now() < deadline) await new Promise((resolve) => setImmediate(resolve))
}

const mp3 = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(9_997, 7)])
const serveAs = (type: string): Answer => (request, response) => {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (from === undefined) return void response.writeHead(200, { 'content-type': type, 'content-length': mp3.length, 'accept-ranges': 'bytes' }).end(mp3)
  const part = mp3.subarray(Number(from), to === '' ? undefined : Number(to) + 1)
  const contentRange = `bytes ${from}-${Number(from) + part.length - 1}/${mp3.length}`
  response.writeHead(206, { 'content-type': type, 'content-length': part.length, 'content-range': contentRange }).end(part)
}
/** A host that does everything right. */
const honest = serveAs('audio/mpeg')

describe('a sound', () => {
  it('comes whole, with nothing but its four headers', async () => {
    const { files, source } = await start((request, response) => {
      response.setHeader('set-cookie', 'planted=1')
      response.setHeader('content-disposition', 'attachment; filename=x.html')
      response.setHeader('refresh', '0')
      honest(request, response)
    })
    const file = await open(files, source)
    expect(file).toMatchObject({ status: 200, headers: { 'content-type': 'audio/mpeg', 'content-length': '10000', 'accept-ranges': 'bytes' } })
    expect(Object.keys(file.headers).sort()).toEqual(['accept-ranges', 'content-length', 'content-type'])
    expect(Buffer.from(await bytesOf(file))).toEqual(mp3)
  })

  it('is asked for with a range and plain encoding, and nothing else of ours', async () => {
    const seen: IncomingMessage[] = []
    const { files, source } = await start((request, response) => {
      seen.push(request)
      honest(request, response)
    })
    const file = await open(files, source, { first: 100, last: 199 })
    expect(file).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 100-199/10000', 'content-length': '100', 'accept-ranges': 'bytes' } })
    expect(Buffer.from(await bytesOf(file))).toEqual(mp3.subarray(100, 200))
    const { headers, method } = seen[0] ?? { headers: {}, method: '' }
    expect(method).toBe('GET')
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'range'])
    expect(headers).toMatchObject({ range: 'bytes=100-199', 'accept-encoding': 'identity' })
  })

  it('without a name is known by its first bytes, also from the middle', async () => {
    const { files, source } = await start(serveAs('application/octet-stream'))
    expect((await open(files, source)).headers['content-type']).toBe('audio/mpeg')
    const part = await open(files, source, { first: 5_000, last: null })
    expect(part.headers).toMatchObject({ 'content-type': 'audio/mpeg', 'content-range': 'bytes 5000-9999/10000' })
  })

  it('beyond its end is a 416 with its size', async () => {
    const { files, source } = await start((_, response) => response.writeHead(416, { 'content-range': 'bytes */10000' }).end())
    expect(await open(files, source, { first: 20_000, last: null })).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10000' }, stream: null })
  })

  it('may lie two redirects away, not three', async () => {
    const { files, host } = await start((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) return honest(request, response)
      response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    expect((await open(files, `${host.url}/2`)).status).toBe(200)
    expect(await codeOf(open(files, `${host.url}/3`))).toBe('recording_url_rejected')
  })
})

describe('what is no sound', () => {
  const say = (headers: Record<string, string>, body: string | Buffer = mp3, status = 200): Answer => (_, response) =>
    void response.writeHead(status, headers).end(body)
  const page = '<!doctype html><script>alert(1)</script>'

  it.each<[string, Answer, string]>([
    ['a page', say({ 'content-type': 'text/html' }, page), 'upstream_unreadable'],
    ['a page called a sound', say({ 'content-type': 'audio/mpeg' }, page), 'upstream_unreadable'],
    ['a page of unnamed bytes', say({ 'content-type': 'application/octet-stream' }, page), 'upstream_unreadable'],
    ['a picture with scripts', say({ 'content-type': 'image/svg+xml' }, '<svg onload="alert(1)"/>'), 'upstream_unreadable'],
    ['a script', say({ 'content-type': 'text/javascript' }, 'alert(1)'), 'upstream_unreadable'],
    ['JSON', say({ 'content-type': 'application/json' }, '{"success":false}'), 'upstream_unreadable'],
    ['JSON called a sound', say({ 'content-type': 'audio/wav' }, '{"success":false}'), 'upstream_unreadable'],
    ['a playlist', say({ 'content-type': 'audio/x-mpegurl' }, '#EXTM3U\nhttp://10.0.0.1/'), 'upstream_unreadable'],
    ['a playlist called a sound', say({ 'content-type': 'audio/mpeg' }, '#EXTM3U\nhttp://10.0.0.1/'), 'upstream_unreadable'],
    ['bytes without a type', say({}), 'upstream_unreadable'],
    ['a sound that is packed', say({ 'content-type': 'audio/mpeg', 'content-encoding': 'gzip' }), 'upstream_unreadable'],
    ['a sound of ten terabytes', say({ 'content-type': 'audio/mpeg', 'content-length': '10995116277760' }), 'upstream_unreadable'],
    ['a part nobody asked for', say({ 'content-type': 'audio/mpeg', 'content-range': 'bytes 0-9/10' }, mp3, 206), 'upstream_unreadable'],
    ['nothing', (_, response) => response.writeHead(204).end(), 'upstream_unreadable'],
    ['a 404', say({}, 'no', 404), 'recording_not_playable'],
    ['a 403', say({}, 'no', 403), 'recording_not_playable'],
    ['a 500', say({}, 'no', 500), 'upstream_unavailable'],
    ['a 429', say({}, 'no', 429), 'upstream_unavailable'],
    ['no answer', (request) => request.socket.destroy(), 'upstream_unavailable'],
    ['a header with another inside', (request) => void request.socket.end('HTTP/1.1 200 OK\r\ncontent-type: audio/mpeg\rset-cookie: x=1\r\n\r\n'), 'upstream_unavailable'],
  ])('is refused: %s', async (_, answer, code) => {
    const { files, source, host } = await start(answer)
    expect(await codeOf(open(files, source))).toBe(code)
    await until(() => host.open() <= 1)
    expect(host.open()).toBeLessThanOrEqual(1)
  })

  it.each([
    ['many ranges', { 'content-type': 'multipart/byteranges; boundary=x', 'content-range': 'bytes 5-9/100' }],
    ['a range that makes no sense', { 'content-type': 'audio/mpeg', 'content-range': 'bytes 7-6/5' }],
    ['another range', { 'content-type': 'audio/mpeg', 'content-range': 'bytes 0-4/100' }],
    ['more than the range', { 'content-type': 'audio/mpeg', 'content-range': 'bytes 5-99/100' }],
    ['a range without its header', { 'content-type': 'audio/mpeg' }],
  ])('is refused for a part: %s', async (_, headers) => {
    const { files, source } = await start(say(headers, mp3, 206))
    expect(await codeOf(open(files, source, { first: 5, last: 9 }))).toBe('upstream_unreadable')
  })

  it('the whole may come for a part', async () => {
    const { files, source } = await start(say({ 'content-type': 'audio/mpeg' }))
    expect((await open(files, source, { first: 0, last: 9 })).status).toBe(200)
  })
})

describe('a transfer', () => {
  const block = Buffer.alloc(64 * 1024, 0x55)
  const endless: Answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'audio/mpeg' })
    const more = () => {
      while (!response.destroyed && response.write(block)) continue
    }
    response.on('drain', more)
    more()
  }

  it('that breaks off errs, without a word of the address', async () => {
    const { files, source } = await start((request, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': mp3.length }).write(mp3.subarray(0, 5_000))
      response.write('', () => request.socket.destroy())
    })
    const failure: unknown = await bytesOf(await open(files, source)).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'upstream_unavailable' })
    expect(String(failure)).not.toContain('127.0.0.1')
  })

  it('that told too much errs, and one that told too little ends where it said', async () => {
    const tellBy = (bytes: number): Answer => ({ socket }) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: audio/mpeg\r\ncontent-length: ${mp3.length + bytes}\r\n\r\n`)
      socket.end(mp3)
    }
    const tooMuch = await start(tellBy(100))
    expect(await codeOf(open(tooMuch.files, tooMuch.source).then(bytesOf))).toBe('upstream_unavailable')
    const tooLittle = await start(tellBy(-100))
    const got = await open(tooLittle.files, tooLittle.source).then(bytesOf)
    expect(got.length).toBe(mp3.length - 100)
  })

  it('without an end is cut at the cap', async () => {
    const { files, source, host } = await start(endless, { caps: { mostBytes: 1_000_000 } })
    expect(await codeOf(open(files, source).then(bytesOf))).toBe('upstream_unavailable')
    await until(() => host.open() === 0)
    expect(host.open()).toBe(0)
  })

  it('that drips is cut once the patience is used up', async () => {
    let now = 0
    const { files, source } = await start(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'audio/mpeg' }).write(mp3.subarray(0, 100))
        const timer = setInterval(() => response.write('a'), 1)
        response.on('close', () => clearInterval(timer))
      },
      // Each look at the clock is a second later.
      { caps: { now: () => (now += 1_000) } },
    )
    expect(await codeOf(open(files, source).then(bytesOf))).toBe('upstream_unavailable')
  })

  it('of 200 MB keeps nothing: heap, external memory and buffers stay flat', async () => {
    const { files, source } = await start(endless)
    const reader = (await open(files, source)).stream?.getReader()
    const held = (): number => {
      const { heapUsed, external } = process.memoryUsage()
      return heapUsed + external
    }
    const read = async (bytes: number): Promise<number> => {
      let most = 0
      for (let got = 0; got < bytes; ) {
        got += (await reader?.read())?.value?.length ?? bytes
        most = Math.max(most, held())
      }
      return most
    }
    const early = await read(50e6)
    const late = await read(150e6)
    await reader?.cancel()
    expect(late - early).toBeLessThan(50e6)
  })

  it('that is left frees its connection', async () => {
    const { files, source, host } = await start(endless)
    const byCancel = await open(files, source)
    const leaving = new AbortController()
    const byAbort = await open(files, source, null, leaving.signal)
    expect(host.open()).toBe(2)
    await byCancel.stream?.cancel()
    leaving.abort()
    await until(() => host.open() === 0)
    expect(host.open()).toBe(0)
    await expect(bytesOf(byAbort)).rejects.toThrow()
  })

  it('left a hundred times while seeking leaks no connection', async () => {
    const { files, source, host } = await start((request, response) => {
      const from = /^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? '0'
      response.writeHead(206, { 'content-type': 'audio/mpeg', 'content-range': `bytes ${from}-999999999/1000000000`, 'content-length': 1_000_000_000 - Number(from) })
      const more = () => {
        while (!response.destroyed && response.write(block)) continue
      }
      response.on('drain', more)
      more()
    })
    for (let seek = 1; seek <= 100; seek += 1) {
      const leaving = new AbortController()
      const file = await open(files, source, { first: seek * 1_000, last: null }, leaving.signal)
      const reader = file.stream?.getReader()
      await reader?.read()
      if (seek % 2 === 0) leaving.abort()
      await reader?.cancel().catch(() => undefined)
    }
    await until(() => host.open() === 0)
    expect(host.everOpened()).toBe(100)
    expect(host.open()).toBe(0)
  })

  it('ends with the house', async () => {
    const { files, source } = await start(endless)
    const file = await open(files, source)
    await files.close()
    expect(await codeOf(bytesOf(file))).toBe('upstream_unavailable')
  })
})
