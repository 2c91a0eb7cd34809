import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { waveform, type Waveform } from '@/lib/contracts/recordings'

export type WaveformFolder = {
  /** Null for one that is not there or cannot be read. */
  read: (recordingId: string) => Promise<Waveform | null>
  write: (recordingId: string, drawn: Waveform) => Promise<void>
}

/** Another number draws everything anew. */
const formatVersion = 1
const ending = '.json'

/** Waveforms as small files, at most so many: the ones that nobody looked at for longest go first. Names tell nothing. */
export function openWaveformFolder(folder: string, mostFiles: number): WaveformFolder {
  const fileOf = (recordingId: string) => path.join(folder, `${createHash('sha256').update(`${formatVersion} ${recordingId}`).digest('hex')}${ending}`)
  let files: number | null = null
  return {
    read: async (recordingId) => {
      const file = fileOf(recordingId)
      try {
        const parsed = waveform.safeParse(JSON.parse(await readFile(file, 'utf8')))
        if (!parsed.success) return null
        await utimes(file, new Date(), new Date())
        return parsed.data
      } catch {
        return null
      }
    },
    write: async (recordingId, drawn) => {
      await mkdir(folder, { recursive: true })
      const half = path.join(folder, `${randomUUID()}.part`)
      await writeFile(half, JSON.stringify(drawn), { mode: 0o600 })
      await rename(half, fileOf(recordingId))
      files = (files ?? (await readdir(folder)).length) + 1
      if (files > mostFiles) files = await thin(folder, mostFiles)
    },
  }
}

/** Removes the oldest until a tenth is free, so that it is not done at each write; answers how many stay. */
async function thin(folder: string, mostFiles: number): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending) || name.endsWith('.part'))
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(path.join(folder, name))).mtimeMs })))
  const gone = aged.sort((one, other) => other.at - one.at).slice(Math.floor(mostFiles * 0.9))
  await Promise.all(gone.map(({ name }) => rm(path.join(folder, name), { force: true })))
  return names.length - gone.length
}
