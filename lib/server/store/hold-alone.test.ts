import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { holdAlone } from './hold-alone'

const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-hold-'))
const input = { url: undefined, folder, patienceMs: 0, onLost: () => undefined }

afterAll(() => rmSync(folder, { recursive: true }))

describe('holdAlone', () => {
  it('guards the file itself, whichever data folder names it', async () => {
    const url = `file:${path.join(folder, 'shared', 'desk.sqlite')}`
    const first = await holdAlone({ ...input, url, folder: path.join(folder, 'a') })
    await expect(holdAlone({ ...input, url, folder: path.join(folder, 'b') })).rejects.toMatchObject({ reason: 'in-use' })
    await first.release()
  })

  it('lets one process in, and the next one after it has gone', async () => {
    const first = await holdAlone(input)
    await expect(holdAlone(input)).rejects.toMatchObject({ reason: 'in-use' })
    await first.release()
    const second = await holdAlone(input)
    await second.release()
  })
})
