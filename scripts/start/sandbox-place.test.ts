import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { assertWritable, sandboxPlaceIn } from './sandbox-place'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-place-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps token and port across starts, the token readable by its owner alone', async () => {
  const first = await sandboxPlaceIn(folder)
  expect(await sandboxPlaceIn(folder)).toEqual(first)
  expect(first.token.length).toBeGreaterThanOrEqual(32)
  expect(statSync(join(folder, 'sandbox', 'token')).mode & 0o777).toBe(0o600)
})

it('says so when the kept port is taken, and never moves by itself', async () => {
  const { port } = await sandboxPlaceIn(folder)
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  await expect(sandboxPlaceIn(folder)).rejects.toThrow(`port ${port} is taken`)
  await new Promise((resolve) => squatter.close(resolve))
  expect((await sandboxPlaceIn(folder)).port).toBe(port)
})

it('names a data folder that cannot be written', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => assertWritable(join(folder, 'file', 'data'))).toThrow('cannot be written')
  expect(() => assertWritable(join(folder, 'new', 'data'))).not.toThrow()
})
