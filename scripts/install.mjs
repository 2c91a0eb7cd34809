import { spawnSync } from 'node:child_process'
import { root } from './with-node.mjs'

/** Installs the locked packages when they are missing or older than the lock; false when npm failed. */
export async function installIfStale() {
  const { hasPackagesOf, stampPackages } = await import('./start/staleness.ts')
  if (hasPackagesOf(root)) return true
  console.log('Installing packages (npm ci) ...')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (npm.status !== 0) return false
  stampPackages(root)
  return true
}
