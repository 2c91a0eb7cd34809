import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A clone in which nothing was installed yet, and an npm that says what it was asked and fails. */
function freshClone() {
  const clone = mkdtempSync(join(tmpdir(), 'switchyard-clone-'))
  folders.push(clone)
  for (const path of ['scripts/build.mjs', 'scripts/install.mjs', 'scripts/with-node.mjs', 'scripts/start/staleness.ts', 'package.json', 'package-lock.json'])
    cpSync(join(root, path), join(clone, path))
  const bin = join(clone, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "npm was asked: $*"\nexit 7\n')
  chmodSync(join(bin, 'npm'), 0o755)
  return { clone, path: [bin, process.env['PATH']].join(delimiter) }
}

it.skipIf(process.platform === 'win32')('installs before it builds where nothing was installed, and builds nothing where that fails', () => {
  const { clone, path } = freshClone()
  const build = spawnSync(process.execPath, [join(clone, 'scripts', 'build.mjs')], { cwd: clone, encoding: 'utf8', env: { ...process.env, PATH: path } })
  expect(build.stdout).toContain('npm was asked: ci')
  expect(build.stderr).toBe('')
  expect(build.status).toBe(1)
  expect(existsSync(join(clone, '.next'))).toBe(false)
})
