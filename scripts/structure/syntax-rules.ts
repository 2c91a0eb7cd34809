import ts from 'typescript'
import { isCode, lineOf, syntaxOf, visit, type Problem, type SourceFile } from './tree'

/** No any, no `!`, no bare `as`, no enum, no barrel, no classes but errors, no names that begin with "handle". */
export function syntaxProblems(files: readonly SourceFile[]): Problem[] {
  return files.filter((file) => isCode(file.path)).flatMap((file) => {
    const tree = syntaxOf(file)
    const problems: Problem[] = []
    visit(tree, (node) => {
      const sentence = sentenceAbout(node)
      if (sentence !== undefined) problems.push({ path: file.path, line: lineOf(tree, node), sentence })
    })
    if (isBarrel(tree)) problems.push({ path: file.path, line: 1, sentence: 'only passes on what other files export: import those themselves' })
    return problems
  })
}

function sentenceAbout(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'says any: name the type, or unknown and a check'
  if (ts.isNonNullExpression(node)) return 'says ! to the compiler: prove it with a check'
  if (ts.isVariableDeclaration(node) && node.exclamationToken !== undefined) return 'says ! to the compiler: give the variable a value'
  if (ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type))) return 'asserts a type with as: parse it or use a type guard'
  if (ts.isEnumDeclaration(node)) return 'declares an enum: use a const list'
  if (ts.isClassDeclaration(node) && !extendsAnError(node)) return 'declares a class that is no error: use functions'
  if (ts.isInterfaceDeclaration(node) && !isAugmentation(node)) return 'declares an interface: use a type'
  if (isNamedHandle(node)) return 'is named handle...: say what it does'
  return undefined
}

function extendsAnError(node: ts.ClassDeclaration): boolean {
  return node.heritageClauses?.some((clause) => clause.types.some((type) => /Error$/.test(type.expression.getText()))) ?? false
}

/** Only an interface can add to the types of another package. */
const isAugmentation = (node: ts.InterfaceDeclaration): boolean => ts.isModuleBlock(node.parent)

function isNamedHandle(node: ts.Node): boolean {
  if (!ts.isFunctionDeclaration(node) && !ts.isVariableDeclaration(node)) return false
  return node.name !== undefined && ts.isIdentifier(node.name) && /^handle([A-Z]|$)/.test(node.name.text)
}

function isBarrel(tree: ts.SourceFile): boolean {
  const [first, ...rest] = tree.statements
  const passesOn = (statement: ts.Statement | undefined) => statement !== undefined && ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined
  return tree.statements.some((statement) => ts.isExportDeclaration(statement) && statement.exportClause === undefined) || (passesOn(first) && rest.every(passesOn))
}
