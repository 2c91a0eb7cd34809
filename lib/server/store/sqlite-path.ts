import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The file of a `file:` address, or our own one in the data folder. */
export function sqlitePath(url: string | undefined, folder: string): string {
  if (url === undefined) return path.join(folder, 'switchyard.sqlite')
  return path.resolve(url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length))
}
