import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasPackagesOf, hasStamp, hashOf, stampPackages, writeStamp } from './staleness'

let root = ''
const write = (name: string, text: string) => writeFileSync(join(root, name), text)
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchyard-stale-'))
  mkdirSync(join(root, 'lib', 'sandbox'), { recursive: true })
  mkdirSync(join(root, 'node_modules'))
  write('lib/a.ts', 'one')
  write('package-lock.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true }))

describe('hashOf', () => {
  it('changes with a file that is edited, added, renamed or removed', () => {
    const hashes = [hashOf(root, ['lib'])]
    write('lib/a.ts', 'two')
    hashes.push(hashOf(root, ['lib']))
    write('lib/b.ts', '')
    hashes.push(hashOf(root, ['lib']))
    rmSync(join(root, 'lib/a.ts'))
    hashes.push(hashOf(root, ['lib']))
    expect(new Set(hashes).size).toBe(4)
  })

  it('stays the same for tests, the sandbox and a fresh date', () => {
    const before = hashOf(root, ['lib', 'absent.ts'])
    write('lib/a.test.ts', 'x')
    write('lib/sandbox/b.ts', 'x')
    utimesSync(join(root, 'lib/a.ts'), new Date(0), new Date(0))
    expect(hashOf(root, ['lib', 'absent.ts'])).toBe(before)
  })
})

describe('stamps', () => {
  it('hold for the stamped hash alone', () => {
    const stamp = join(root, 'stamp')
    expect(hasStamp(stamp, 'a')).toBe(false)
    writeStamp(stamp, 'a')
    expect(hasStamp(stamp, 'a')).toBe(true)
    expect(hasStamp(stamp, 'b')).toBe(false)
  })

  it('say that packages are missing, old or fine', () => {
    expect(hasPackagesOf(root)).toBe(false)
    write('node_modules/.package-lock.json', '{}')
    expect(hasPackagesOf(root)).toBe(true)
    stampPackages(root)
    expect(hasPackagesOf(root)).toBe(true)
    write('package-lock.json', '{"changed":1}')
    expect(hasPackagesOf(root)).toBe(false)
  })
})
