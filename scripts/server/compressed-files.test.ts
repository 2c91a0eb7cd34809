import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compressBundle, compressedFilesOf } from './compressed-files'

const folder = mkdtempSync(join(tmpdir(), 'switchyard-compressed-'))
const script = 'export const answer = 42\n'.repeat(200)
let written = 0
let address = ''
const server = createServer((request, response) => {
  if (!compressedFilesOf(folder)(request, response, request.url ?? '')) response.writeHead(204).end()
})

beforeAll(async () => {
  mkdirSync(join(folder, 'static', 'chunks'), { recursive: true })
  writeFileSync(join(folder, 'static', 'chunks', 'a.js'), script)
  writeFileSync(join(folder, 'static', 'chunks', 'small.js'), '1')
  writeFileSync(join(folder, 'static', 'chunks', 'font.woff2'), script)
  written = await compressBundle(folder)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/_next/static/chunks`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

it('compresses text worth it, and nothing else', () => {
  expect(written).toBe(2)
})

it.each(['br', 'gzip'])('answers %s with the same bytes after decoding', async (encoding) => {
  const answer = await fetch(`${address}/a.js`, { headers: { 'Accept-Encoding': encoding } })
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  expect(await answer.text()).toBe(script)
})

it.each([
  ['a.js', 'identity'],
  ['a.js', 'br;q=0'],
  ['small.js', 'br'],
  ['..%2f..%2fa.js', 'br'],
])('leaves %s for %s to the application', async (file, encoding) => {
  expect((await fetch(`${address}/${file}`, { headers: { 'Accept-Encoding': encoding } })).status).toBe(204)
})
