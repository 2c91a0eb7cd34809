import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { doorProblems } from './door-rules'
import { cycleProblems, importProblems } from './import-rules'
import { syntaxProblems } from './syntax-rules'
import { proseProblems, textProblems } from './text-rules'
import type { House, Problem, SourceFile } from './tree'

/** Every breach of the house rules in these files. */
export function checkTree(files: readonly SourceFile[], { house, everyPath }: { house: House; everyPath: readonly string[] }): Problem[] {
  return [
    ...importProblems(files, house),
    ...cycleProblems(files),
    ...syntaxProblems(files),
    ...textProblems(files),
    ...doorProblems(files, house),
    ...proseProblems(files, everyPath),
  ].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
}

/** The files that are or would be in the repository: tracked ones and new ones that no ignore rule covers. */
export function readTree(root: string): { files: SourceFile[]; everyPath: string[] } {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const everyPath = listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path)) && statSync(join(root, path)).isFile())
  const read = everyPath.filter((path) => /\.(ts|tsx|mjs|md|css|yml|yaml)$/.test(path) || path === 'package.json' || path.startsWith('.ci/'))
  return { everyPath, files: read.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })) }
}
