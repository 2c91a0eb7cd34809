import ts from 'typescript'
import { isCode, isTest, lineOf, syntaxOf, visit, type House, type Problem, type Room, type SourceFile } from './tree'

type Import = { specifier: string; line: number; isTypeOnly: boolean }

/** Every import, re-export and dynamic import against the table of rooms. */
export function importProblems(files: readonly SourceFile[], house: House): Problem[] {
  return files.filter((file) => isCode(file.path)).flatMap((file) => {
    const room = roomOf(file.path, house.rooms)
    if (room === undefined) return [{ path: file.path, line: 1, sentence: 'lies in no room of boundaries.mjs' }]
    return importsOf(file).flatMap(({ specifier, line }) => {
      const sentence = refusal({ path: file.path, specifier, room, house })
      return sentence === undefined ? [] : [{ path: file.path, line, sentence }]
    })
  })
}

/** Files that import each other in a ring, types left out: those vanish before anything runs. */
export function cycleProblems(files: readonly SourceFile[]): Problem[] {
  const code = new Map(files.filter((file) => isCode(file.path)).map((file) => [file.path, file]))
  const targets = new Map([...code.values()].map((file) => [file.path, valueTargets(file, code)]))
  const done = new Set<string>()
  const problems: Problem[] = []
  const walk = (path: string, trail: string[]) => {
    const from = trail.indexOf(path)
    if (from >= 0) problems.push({ path, line: 1, sentence: `is part of an import ring: ${[...trail.slice(from), path].join(' -> ')}` })
    if (from >= 0 || done.has(path)) return
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path])
    done.add(path)
  }
  for (const path of code.keys()) walk(path, [])
  return problems
}

function refusal({ path, specifier, room, house }: { path: string; specifier: string; room: Room; house: House }): string | undefined {
  const mayAlso = isTest(path) || house.tests.support.some((start) => path.startsWith(start)) ? house.tests : { may: [], packages: [] }
  const target = targetOf(path, specifier)
  if (target === undefined) {
    const allowed = [...room.packages, ...mayAlso.packages]
    const isAllowed = allowed.some((name) => name === specifier || (name === 'node:' && specifier.startsWith('node:')))
    return isAllowed ? undefined : `may not use the package ${specifier} (boundaries.mjs, ${room.at})`
  }
  if (isOwnRoom(path, target, room)) return undefined
  return [...room.may, ...mayAlso.may].some((place) => isAt(target, place)) ? undefined : `may not import ${target} (boundaries.mjs, ${room.at})`
}

function isOwnRoom(path: string, target: string, room: Room): boolean {
  const depth = room.at.split('/').length - 1
  const own = path.split('/').slice(0, depth).join('/')
  return room.at.endsWith('/') && `${target}/`.startsWith(`${own}/`)
}

const isAt = (target: string, place: string): boolean => (place.endsWith('/') ? `${target}/`.startsWith(place) : target.replace(/\.[a-z]+$/, '') === place)

function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  return rooms.find(({ at }) => {
    const pattern = at.replace(/[.[\]()]/g, '\\$&').replaceAll('*', '[^/]+')
    return new RegExp(`^${pattern}${at.endsWith('/') ? '' : '$'}`).test(path)
  })
}

/** Path inside the house, or undefined for a package. */
function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (!specifier.startsWith('.')) return undefined
  const parts = path.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function valueTargets(file: SourceFile, code: ReadonlyMap<string, SourceFile>): string[] {
  return importsOf(file).flatMap(({ specifier, isTypeOnly }) => {
    const target = targetOf(file.path, specifier)
    if (isTypeOnly || target === undefined) return []
    return ['', '.ts', '.tsx', '.mjs'].map((ending) => `${target}${ending}`).filter((path) => code.has(path))
  })
}

function importsOf(file: SourceFile): Import[] {
  const tree = syntaxOf(file)
  const found: Import[] = []
  visit(tree, (node) => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) found.push({ specifier: specifier.text, line: lineOf(tree, node), isTypeOnly: isTypeImport(node) })
  })
  return found
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) return node.moduleSpecifier
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments
    return first && ts.isStringLiteral(first) ? first : undefined
  }
  return undefined
}

function isTypeImport(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  if (!ts.isImportDeclaration(node)) return false
  const clause = node.importClause
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  return clause.name === undefined && names !== undefined && ts.isNamedImports(names) && names.elements.every((element) => element.isTypeOnly)
}
