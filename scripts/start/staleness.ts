import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What the build reads. Tests and the sandbox are left out: changing them needs no new build. */
export const buildSources = [
  'app', 'components', 'lib', 'public', 'proxy.ts', 'instrumentation.ts',
  'next.config.mjs', 'postcss.config.mjs', 'tailwind.config.ts', 'tsconfig.json', 'package-lock.json',
]
const outsideTheBuild = /\.test\.tsx?$|^lib[\\/](sandbox|testing)[\\/]/

/** One text for the contents of these files and folders, and for the release of Node that reads them. */
export function hashOf(root: string, names: readonly string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of names.flatMap((name) => filesAt(join(root, name))).sort()) {
    const name = relative(root, path)
    if (outsideTheBuild.test(name)) continue
    hash.update(`\0${name}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

export const hasStamp = (stampPath: string, hash: string): boolean => existsSync(stampPath) && readFileSync(stampPath, 'utf8') === hash

export const writeStamp = (stampPath: string, hash: string): void => writeFileSync(stampPath, hash)

/** Were the packages installed from this lock? Also true when npm itself installed them after the lock last changed. */
export function hasPackagesOf(root: string): boolean {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const stamp = packagesStamp(root)
  if (existsSync(stamp)) return hasStamp(stamp, hashOf(root, ['package-lock.json']))
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

export const stampPackages = (root: string): void => writeStamp(packagesStamp(root), hashOf(root, ['package-lock.json']))

const packagesStamp = (root: string): string => join(root, 'node_modules', '.switchyard-lock')

function filesAt(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => filesAt(join(path, entry.name)))
}
