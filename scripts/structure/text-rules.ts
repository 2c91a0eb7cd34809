import { isCode, type Problem, type SourceFile } from './tree'

const longest = 300
const emptyNouns = /^((.+-)?(utils?|helpers?|misc|manager)|common|handle(-.+)?)(\.|$)/
const namesGivenByNext = /^(\[\[?(\.\.\.)?[a-z]+\]?\]|\([a-z]+\)|_[a-z-]+)$/i

// Spelled in pieces, so that this file obeys itself.
const forbidden: [RegExp, string][] = [
  [new RegExp(`\\b(${'TO'}DO|${'FIX'}ME)\\b`), 'leaves work behind: do it or open an issue'],
  [new RegExp(`${'eslint'}-disable|@${'ts'}-(ignore|nocheck|expect-error)`), 'silences a check'],
  [new RegExp(`\\.\\./${'sha'}red/[a-z-]+\\.md|\\.${'lib'}rary/|/${'wo'}rk/|/${'ho'}me/[a-z]|/${'Us'}ers/[a-z]`), 'mentions a path that only one machine has'],
]

/** File names, lengths and words that have no place here. */
export function textProblems(files: readonly SourceFile[]): Problem[] {
  return files.flatMap((file) => [...nameProblems(file), ...lengthProblems(file), ...wordProblems(file)])
}

function nameProblems({ path }: SourceFile): Problem[] {
  if (!isCode(path)) return []
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const at = (sentence: string) => [{ path, line: 1, sentence }]
  if (parts.some((part) => emptyNouns.test(part))) return at('is named after nothing: the noun is missing')
  const isKebab = parts.every((part) => namesGivenByNext.test(part) || /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part))
  if (!isKebab) return at('is not named in kebab-case')
  if (/^index\.(ts|tsx|mjs)$/.test(name)) return at('is an index file: name it after its main export')
  return []
}

function lengthProblems({ path, text }: SourceFile): Problem[] {
  const lines = text.trimEnd().split('\n').length
  return isCode(path) && lines > longest ? [{ path, line: longest + 1, sentence: `has ${lines} lines, more than ${longest}: it has two reasons to exist` }] : []
}

function wordProblems({ path, text }: SourceFile): Problem[] {
  return text.split('\n').flatMap((line, index) =>
    forbidden.filter(([pattern]) => pattern.test(line)).map(([, sentence]) => ({ path, line: index + 1, sentence })),
  )
}

/** Every back-ticked path in the prose exists. Placeholders (`<noun>`, `*`, `...`) and routes are left alone. */
export function proseProblems(files: readonly SourceFile[], everyPath: readonly string[]): Problem[] {
  const known = new Set(everyPath.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))))
  const topFolders = new Set(everyPath.filter((path) => path.includes('/')).map((path) => path.split('/', 1)[0]))
  return files.filter(({ path }) => path.endsWith('.md')).flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      [...line.matchAll(/`([^`\s]+)`/g)].flatMap(([, token = '']) => {
        const wanted = token.replace(/^\.\//, '').replace(/\/$/, '').replace(/:\d+$/, '')
        const [top = ''] = wanted.split('/')
        const looksLikePath = /^[\w.()[\]/-]+$/.test(wanted) && !wanted.includes('...') && !token.startsWith('/')
        const isOurs = (wanted.includes('/') && topFolders.has(top)) || /^[\w/-]+\.(ts|tsx|mjs|md|json)$/.test(wanted)
        if (!looksLikePath || !isOurs || exists(wanted, path, known)) return []
        return [{ path, line: index + 1, sentence: `names \`${token}\`, which does not exist` }]
      }),
    ),
  )
}

function exists(wanted: string, from: string, known: ReadonlySet<string>): boolean {
  const folder = from.split('/').slice(0, -1)
  if (known.has(wanted) || known.has([...folder, wanted].join('/'))) return true
  return !wanted.includes('/') && [...known].some((path) => path.endsWith(`/${wanted}`))
}
