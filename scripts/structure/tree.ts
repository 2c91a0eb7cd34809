import ts from 'typescript'

export type Problem = { path: string; line: number; sentence: string }
/** `path` relative to the root, with forward slashes. */
export type SourceFile = { path: string; text: string }

export type Room = { at: string; may: readonly string[]; packages: readonly string[] }
export type House = {
  rooms: readonly Room[]
  tests: { may: readonly string[]; packages: readonly string[]; support: readonly string[] }
  systemDoors: readonly string[]
  publicRoutes: readonly string[]
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts')
export const isTest = (path: string): boolean => /(\.test\.tsx?|\.spec\.ts)$/.test(path)

const parsed = new WeakMap<SourceFile, ts.SourceFile>()

/** The syntax tree of one file; parsed once. */
export function syntaxOf(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file)
  if (known !== undefined) return known
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : file.path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind)
  parsed.set(file, tree)
  return tree
}

export const lineOf = (tree: ts.SourceFile, node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1

export function visit(node: ts.Node, act: (node: ts.Node) => void): void {
  act(node)
  ts.forEachChild(node, (child) => visit(child, act))
}
