import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from './console-process'

/**
 * The existing build once more, with proxy.ts taken out of the list by which Next finds it: the way to see what the guards
 * behind it are worth, without a second build. Gives the folder to start a console from.
 */
export async function buildWithoutProxy(folder: string): Promise<string> {
  const home = join(folder, 'without-proxy')
  await mkdir(home, { recursive: true })
  const isKept = (path: string) => !path.startsWith(join(repository, '.next', 'cache'))
  for (const name of ['.next', 'scripts', 'public', 'package.json', 'next.config.mjs', join('lib', 'server', 'http', 'headers.ts')])
    await cp(join(repository, name), join(home, name), { recursive: true, verbatimSymlinks: true, filter: isKept })
  await symlink(join(repository, 'node_modules'), join(home, 'node_modules'), 'dir')
  const list = join(home, '.next', 'server', 'functions-config-manifest.json')
  const text = await readFile(list, 'utf8')
  if (!text.includes('"/_middleware"')) throw new Error('Next lists proxy.ts somewhere else now: this copy would still have it.')
  await writeFile(list, JSON.stringify({ version: 1, functions: {} }))
  return home
}
