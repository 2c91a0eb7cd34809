import type * as fs from 'node:fs/promises'
import { mkdtemp, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExportFiles } from '@/lib/server/ports/export-files'
import { openExportFiles } from './export-files'

/** How many bytes still fit. */
const disk = vi.hoisted(() => ({ left: Infinity, free: 1e12 }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>()
  const open = async (...asked: Parameters<typeof real.open>) => {
    const file = await real.open(...asked)
    const write = file.write.bind(file)
    const writeWhatFits = async (bytes: Uint8Array, offset: number, length: number, at: number) => {
      if (disk.left === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      const fits = Math.min(length, disk.left)
      disk.left -= fits
      return await write(bytes, offset, fits, at)
    }
    return Object.assign(file, { write: writeWhatFits })
  }
  const statfs = async () => ({ bavail: disk.free, bsize: 1 })
  return { ...real, open, statfs }
})

let parent: string
let folder: string
let files: ExportFiles
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'exports-'))
  folder = path.join(parent, 'exports')
  files = openExportFiles(folder)
})
afterEach(() => rm(parent, { recursive: true, force: true }))

async function read(name: string, bytes: number): Promise<string> {
  const pieces = await Array.fromAsync(await files.open(name, bytes))
  return Buffer.concat(pieces).toString('utf8')
}

const modeOf = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8)

describe('files of exports', () => {
  it('are for us alone', async () => {
    await files.begin('j1.1', null)
    expect([await modeOf(folder), await modeOf(path.join(folder, 'j1.1'))]).toEqual(['700', '600'])
  })

  it('grow where they are told to, and what lies beyond is cut', async () => {
    await files.begin('j1.1', null)
    expect(await files.append('j1.1', 0, 'Zoë\r\n')).toBe(6)
    await files.append('j1.1', 6, 'half a li')
    expect(await files.append('j1.1', 6, 'x\r\n')).toBe(9)
    expect([await read('j1.1', 9), await read('j1.1', 6)]).toEqual(['Zoë\r\nx\r\n', 'Zoë\r\n'])
    expect((await stat(path.join(folder, 'j1.1'))).size).toBe(9)
  })

  it('begin with what was sure of another one, larger than a piece', async () => {
    await files.begin('j1.1', null)
    const text = 'abcdefghi\n'.repeat(100_000)
    await files.append('j1.1', 0, text)
    await files.begin('j1.2', { name: 'j1.1', bytes: 700_000 })
    expect(await read('j1.2', 700_000)).toBe(text.slice(0, 700_000))
    await expect(files.open('j1.2', 700_001)).rejects.toMatchObject({ code: 'gone' })
  })

  it('are gone when they are not there or shorter than they should be, also in the middle of a download', async () => {
    const gone = { code: 'gone' }
    await expect(files.open('none.1', 1)).rejects.toMatchObject(gone)
    await expect(files.append('none.1', 0, 'x')).rejects.toMatchObject(gone)
    await files.begin('j1.1', null)
    await expect(files.begin('j1.2', { name: 'j1.1', bytes: 5 })).rejects.toMatchObject(gone)
    await files.append('j1.1', 0, 'a'.repeat(600_000))
    const pieces = (await files.open('j1.1', 600_000))[Symbol.asyncIterator]()
    expect((await pieces.next()).value).toHaveLength(262_144)
    await truncate(path.join(folder, 'j1.1'), 300_000)
    expect((await pieces.next()).value).toHaveLength(300_000 - 262_144)
    await expect(pieces.next()).rejects.toMatchObject(gone)
  })

  it('are listed with their age and can be removed twice', async () => {
    expect(await files.list()).toEqual([])
    await files.begin('j1.1', null)
    await utimes(path.join(folder, 'j1.1'), 1_000, 2_000)
    expect(await files.list()).toEqual([{ name: 'j1.1', changedAt: 2_000_000 }])
    await files.remove('j1.1')
    await files.remove('j1.1')
    expect(await files.list()).toEqual([])
  })

  it('lie nowhere else: no name and no link leads out of the folder', async () => {
    await files.begin('j1.1', null)
    const outside = path.join(parent, 'outside')
    await writeFile(outside, 'secret')
    await symlink(outside, path.join(folder, 'link'))
    for (const name of ['../outside', 'a/b', '..', '', '.hidden']) await expect(files.remove(name), name).rejects.toMatchObject({ code: 'internal' })
    await expect(files.append('link', 0, 'x')).rejects.toThrow()
    await expect(read('link', 6)).rejects.toThrow()
  })

  it('leave the last room of the disk to the store', async () => {
    await files.begin('j1.1', null)
    await files.append('j1.1', 0, 'sure\r\n')
    disk.free = 128 * 1024 * 1024
    const full = { code: 'storage_full' }
    await expect(files.append('j1.1', 6, 'x')).rejects.toMatchObject(full)
    await expect(files.begin('j1.2', { name: 'j1.1', bytes: 6 })).rejects.toMatchObject(full)
    disk.free = 1e12
    expect(await files.append('j1.1', 6, 'x')).toBe(7)
  })

  it('say it when the disk is full in the middle of a page, and go on once there is room', async () => {
    await files.begin('j1.1', null)
    await files.append('j1.1', 0, 'sure\r\n')
    disk.left = 4
    await expect(files.append('j1.1', 6, 'next line\r\n')).rejects.toMatchObject({ code: 'storage_full', status: 507 })
    expect((await stat(path.join(folder, 'j1.1'))).size).toBe(10)
    disk.left = Infinity
    expect(await files.append('j1.1', 6, 'next\r\n')).toBe(12)
    expect(await read('j1.1', 12)).toBe('sure\r\nnext\r\n')
  })
})
