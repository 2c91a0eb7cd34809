// `npm run build`: packages when they are missing, then the production build with its compressed bundle; start.mjs and test.mjs skip it when nothing
// changed.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installIfStale } from './install.mjs'
import { root, withNode } from './with-node.mjs'

const stamp = join(root, '.next', 'switchyard-stamp')

/** Builds when sources changed since the last build; false when the build failed. */
export async function buildIfStale({ force = false } = {}) {
  const { buildSources, hasStamp, hashOf, writeStamp } = await import('./start/staleness.ts')
  const hash = hashOf(root, buildSources)
  if (!force && hasStamp(stamp, hash)) return true
  const build = spawnSync(process.execPath, [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', SWITCHYARD_BUILD: hash.slice(0, 16) },
  })
  if (build.status !== 0) return false
  const { compressBundle } = await import('./server/compressed-files.ts')
  await compressBundle(join(root, '.next'))
  writeStamp(stamp, hash)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await withNode()
  process.exit((await installIfStale()) && (await buildIfStale({ force: true })) ? 0 : 1)
}
