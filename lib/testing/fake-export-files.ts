import { AppError } from '@/lib/server/core/errors'
import type { ExportFiles } from '@/lib/server/ports/export-files'

export type FakeExportFiles = ExportFiles & {
  files: Map<string, Uint8Array>
  /** Asked before each append: throws what shall go wrong, after so many bytes of it were written. */
  onAppend: (name: string) => { after: number; error: unknown } | null
}

/** Files in plain memory. */
export function fakeExportFiles(): FakeExportFiles {
  const files = new Map<string, Uint8Array>()
  const fake: FakeExportFiles = {
    files,
    onAppend: () => null,
    begin: async (name, from) => void files.set(name, from === null ? new Uint8Array() : partOf(files, from.name, from.bytes)),
    append: async (name, at, text) => {
      const bytes = new TextEncoder().encode(text)
      const trouble = fake.onAppend(name)
      const head = partOf(files, name, at)
      files.set(name, Buffer.concat([head, trouble === null ? bytes : bytes.subarray(0, trouble.after)]))
      if (trouble !== null) throw trouble.error
      return at + bytes.length
    },
    open: async (name, bytes) => pieces(partOf(files, name, bytes)),
    list: () => Promise.resolve([...files.keys()].map((name) => ({ name, changedAt: 0 }))),
    remove: (name) => Promise.resolve(void files.delete(name)),
  }
  return fake
}

function partOf(files: ReadonlyMap<string, Uint8Array>, name: string, bytes: number): Uint8Array {
  const found = files.get(name)
  if (found === undefined || found.length < bytes) throw new AppError('gone', 'This file is no longer there.')
  return found.subarray(0, bytes)
}

/** Cut where it hurts: in the middle of letters and lines. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
}
