import { constants } from 'node:fs'
import { mkdir, open, readdir, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/server/core/errors'
import type { ExportFiles } from '@/lib/server/ports/export-files'

const pieceBytes = 256 * 1024
/** So much room is left to the store: without an audit nothing may be done at all, and no file is worth that. */
const reserveBytes = 128 * 1024 * 1024
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_RDWR } = constants

/** Exports in a folder that only we may read. Nothing is there before it is asked for. */
export function openExportFiles(folder: string): ExportFiles {
  const fileOf = (name: string): string => {
    if (!/^[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*$/.test(name)) throw new AppError('internal', 'This is no name of an export.')
    return path.join(folder, name)
  }
  return {
    begin: (name, from) =>
      told(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await rm(fileOf(name), { force: true })
        if (from !== null) await assertRoom(folder, from.bytes)
        await withFile(fileOf(name), O_RDWR | O_CREAT | O_EXCL, async (file) => {
          if (from === null) return
          let at = 0
          for await (const piece of await piecesOf(fileOf(from.name), from.bytes)) at += await writeAll(file, piece, at)
          await file.datasync()
        })
      }),
    append: (name, at, text) =>
      told(() =>
        withFile(fileOf(name), O_RDWR | O_NOFOLLOW, async (file) => {
          // What a failed write left behind.
          await file.truncate(at)
          const bytes = new TextEncoder().encode(text)
          await assertRoom(folder, bytes.length)
          const length = at + (await writeAll(file, bytes, at))
          await file.datasync()
          return length
        }),
      ),
    open: (name, bytes) => told(() => piecesOf(fileOf(name), bytes)),
    list: () =>
      told(async () => {
        const names = await readdir(folder).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? [] : Promise.reject(error)))
        const aged = await Promise.all(names.map(async (name) => ({ name, changedAt: await changedAt(path.join(folder, name)) })))
        return aged.flatMap(({ name, changedAt: at }) => (at === null ? [] : [{ name, changedAt: at }]))
      }),
    remove: (name) => told(() => rm(fileOf(name), { force: true })),
  }
}

async function withFile<T>(name: string, flags: number, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(name, flags, 0o600)
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let done = 0
  while (done < bytes.length) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
  return done
}

/** Checked before the first piece, so that a download of half a file never begins. */
async function piecesOf(file: string, bytes: number): Promise<AsyncIterable<Uint8Array>> {
  if ((await stat(file)).size < bytes) throw goneError()
  return read(file, bytes)
}

async function* read(file: string, bytes: number): AsyncGenerator<Uint8Array> {
  const opened = await open(file, O_RDONLY | O_NOFOLLOW)
  try {
    for (let at = 0; at < bytes; ) {
      const { bytesRead, buffer } = await opened.read(new Uint8Array(Math.min(pieceBytes, bytes - at)), { position: at })
      if (bytesRead === 0) throw goneError()
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await opened.close()
  }
}

async function assertRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < reserveBytes + bytes) throw fullError()
}

const changedAt = async (file: string): Promise<number | null> => (await stat(file).catch(() => null))?.mtimeMs ?? null

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') throw goneError()
    if (fullCodes.has(code)) throw fullError(error)
    throw error
  }
}

const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'EACCES', 'EPERM'])
const fullError = (cause?: unknown): AppError =>
  new AppError('storage_full', 'The disk is nearly full or read-only, so the file cannot grow. Free some space: the export goes on by itself.', { cause })
const goneError = (): AppError => new AppError('gone', 'This file is no longer there. Export it again.')
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')
