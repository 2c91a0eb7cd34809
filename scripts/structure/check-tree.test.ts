import { describe, expect, it } from 'vitest'
import { checkTree } from './check-tree'
import type { House, SourceFile } from './tree'

const house: House = {
  rooms: [
    { at: 'lib/shared/', may: [], packages: [] },
    { at: 'lib/contracts/', may: ['lib/shared/'], packages: ['zod'] },
    { at: 'components/ui/', may: [], packages: ['react'] },
    { at: 'components/*/', may: ['components/ui/'], packages: ['react'] },
    { at: 'app/api/', may: ['lib/'], packages: [] },
    { at: 'scripts/', may: [], packages: ['node:'] },
  ],
  tests: { may: ['lib/shared/'], packages: ['vitest'], support: ['components/ui/test-'] },
  systemDoors: ['health'],
  publicRoutes: ['app/api/health/route.ts'],
}

const sound: SourceFile[] = [
  { path: 'lib/shared/dates.ts', text: 'export const today = 1' },
  { path: 'lib/contracts/leads.ts', text: "import { z } from 'zod'\nimport { today } from '@/lib/shared/dates'\nexport const lead = z.literal(today)" },
  { path: 'components/leads/table.tsx', text: "import { Button } from '@/components/ui/button'\nimport { columns } from './columns'\nexport const table = [Button, columns] as const" },
  { path: 'components/leads/columns.tsx', text: "export const columns = ['a'] satisfies string[]" },
  { path: 'components/ui/button.tsx', text: "import type { ReactNode } from 'react'\nexport const Button = (children: ReactNode) => children" },
  { path: 'app/api/leads/route.ts', text: "export const GET = route({ permission: 'leads.read', input, run })\nexport const dynamic = 'force-dynamic'" },
  { path: 'app/api/health/route.ts', text: 'export const GET = publicRoute(alive)' },
  { path: 'scripts/read.mjs', text: "import { readFileSync } from 'node:fs'\nexport const read = readFileSync" },
  { path: 'README.md', text: 'See `lib/shared/dates.ts`, `components/ui`, `dates.ts`, `/api/leads`, `lib/<noun>.ts` and `npm test`.' },
]

const problemsWith = (...planted: SourceFile[]) => {
  const files = [...sound.filter(({ path }) => !planted.some((file) => file.path === path)), ...planted]
  return checkTree(files, { house, everyPath: files.map(({ path }) => path) }).map(({ path, line, sentence }) => `${path}:${line} ${sentence}`)
}
const plant = (path: string, text: string) => problemsWith({ path, text })

describe('checkTree', () => {
  it('finds nothing in a sound house', () => {
    expect(problemsWith()).toEqual([])
  })

  it.each([
    ['an import from a room above', 'lib/shared/a.ts', "\nimport { lead } from '@/lib/contracts/leads'", 'lib/shared/a.ts:2 may not import lib/contracts/leads'],
    ['a relative way into another room', 'components/calls/a.tsx', "import { t } from '../leads/table'", 'may not import components/leads/table'],
    ['a re-export from another room', 'lib/shared/a.ts', "export const a = 1\nexport { lead } from '../contracts/leads'", 'lib/shared/a.ts:2 may not import'],
    ['a dynamic import from another room', 'lib/shared/a.ts', "export const a = () => import('@/lib/contracts/leads')", 'may not import lib/contracts/leads'],
    ['a type from another room', 'lib/shared/a.ts', "import type { Lead } from '@/lib/contracts/leads'", 'may not import lib/contracts/leads'],
    ['a package nobody allowed', 'lib/contracts/a.ts', "import _ from 'lodash'", 'may not use the package lodash'],
    ['another door of an allowed package', 'lib/contracts/a.ts', "import * as z from 'zod/mini'", 'may not use the package zod/mini'],
    ['a test tool outside tests', 'lib/shared/a.ts', "import { it } from 'vitest'", 'may not use the package vitest'],
    ['a file in no room', 'elsewhere/a.ts', '', 'lies in no room'],
    ['any', 'lib/shared/a.ts', 'export const a: any = 1', 'says any'],
    ['!', 'lib/shared/a.ts', 'export const a = b!.c', 'says !'],
    ['a variable with !', 'lib/shared/a.ts', 'let a!: string', 'says !'],
    ['as', 'lib/shared/a.ts', 'export const a = b as string', 'asserts a type'],
    ['an enum', 'lib/shared/a.ts', 'export enum A { b }', 'declares an enum'],
    ['a class', 'lib/shared/a.ts', 'export class A {}', 'declares a class'],
    ['an interface', 'lib/shared/a.ts', 'export interface A { b: 1 }', 'declares an interface'],
    ['a barrel', 'lib/shared/a.ts', "export { today } from './dates'", 'only passes on'],
    ['export *', 'lib/shared/a.ts', "const a = 1\nexport * from './dates'", 'only passes on'],
    ['handle...', 'lib/shared/a.ts', 'const handleClick = () => {}', 'is named handle...'],
    ['an empty noun', 'lib/shared/date-utils.ts', '', 'is named after nothing'],
    ['a folder without a noun', 'lib/shared/helpers/a.ts', '', 'is named after nothing'],
    ['camel case', 'lib/shared/someDates.ts', '', 'is not named in kebab-case'],
    ['an index file', 'lib/shared/index.ts', '', 'is an index file'],
    ['a long file', 'lib/shared/a.ts', 'export {}\n'.repeat(301), 'has 301 lines'],
    ['work left behind', 'lib/shared/a.ts', `// ${'TO'}DO later`, 'leaves work behind'],
    ['a silenced lint rule', 'lib/shared/a.ts', `// ${'eslint'}-disable-next-line`, 'silences a check'],
    ['a silenced compiler', 'lib/shared/a.ts', `// @${'ts'}-expect-error`, 'silences a check'],
    ['a path of one machine', 'README.md', `See /${'home'}/me/x`, 'only one machine has'],
    ['a dead path in prose', 'README.md', 'one\nSee `lib/shared/gone.ts`.', 'README.md:2 names `lib/shared/gone.ts`'],
    ['a dead file name in prose', 'README.md', 'See `gone.ts`.', 'names `gone.ts`'],
    ['a noun without contracts', 'app/api/calls/route.ts', "export const GET = route({ permission: 'a' })", 'app/api/calls:1 is a noun without its door lib/contracts/calls.ts'],
    ['a route without permission', 'app/api/leads/route.ts', 'export const GET = route({ input })', 'answers GET without naming a permission'],
    ['a bare handler', 'app/api/leads/route.ts', 'export async function POST() {}', 'answers POST without route({ permission })'],
    ['a public handler nobody listed', 'app/api/leads/route.ts', 'export const GET = publicRoute(f)', 'answers GET without route({ permission })'],
    ['a passed-on handler', 'app/api/leads/route.ts', 'const f = 1\nexport { f as PUT }', 'answers PUT without route({ permission })'],
    ['another export of a route', 'app/api/leads/route.ts', 'export const rows = 1', 'exports rows'],
  ])('finds %s', (_what, path, text, expected) => {
    expect(plant(path, text).join('\n')).toContain(expected)
  })

  it('finds an import ring, but none made of types', () => {
    const ring = (kind: string) => problemsWith({ path: 'lib/shared/a.ts', text: `import ${kind} { b } from './b'` }, { path: 'lib/shared/b.ts', text: `import ${kind} { a } from './a'` })
    expect(ring('').join()).toContain('lib/shared/a.ts -> lib/shared/b.ts -> lib/shared/a.ts')
    expect(ring('type')).toEqual([])
  })

  it('lets tests and their support use what tests may', () => {
    const text = "import { it } from 'vitest'\nimport { today } from '@/lib/shared/dates'\nexport const used = [it, today]"
    expect(problemsWith({ path: 'components/ui/a.test.ts', text }, { path: 'components/ui/test-desk.ts', text })).toEqual([])
  })

  it('lets errors be classes and types of packages be extended', () => {
    expect(plant('lib/shared/a.ts', "export class Late extends Error {}\ndeclare module 'x' { interface Y { z: 1 } }")).toEqual([])
  })
})
