import ts from 'typescript'
import { lineOf, syntaxOf, type House, type Problem, type SourceFile } from './tree'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const segmentSettings = new Set(['dynamic', 'maxDuration', 'runtime'])

/** Every noun of our API has its contracts, and every route names a permission or is public by name. */
export function doorProblems(files: readonly SourceFile[], house: House): Problem[] {
  const paths = new Set(files.map(({ path }) => path))
  const routes = files.filter(({ path }) => /^app\/api\/.*route\.tsx?$/.test(path))
  return [...routes.flatMap((file) => routeProblems(file, house)), ...nounProblems(routes, paths, house)]
}

function nounProblems(routes: readonly SourceFile[], paths: ReadonlySet<string>, house: House): Problem[] {
  const nouns = new Set(routes.map(({ path }) => path.split('/')[2] ?? ''))
  return [...nouns].filter((noun) => !house.systemDoors.includes(noun)).flatMap((noun) => {
    const contract = `lib/contracts/${noun}.ts`
    return paths.has(contract) ? [] : [{ path: `app/api/${noun}`, line: 1, sentence: `is a noun without its door ${contract}` }]
  })
}

function routeProblems(file: SourceFile, house: House): Problem[] {
  const tree = syntaxOf(file)
  const isPublic = house.publicRoutes.includes(file.path)
  return tree.statements.flatMap((statement) =>
    exportsOf(statement).flatMap(({ name, value, node }) => {
      const sentence = sentenceAbout({ name, value, isPublic })
      return sentence === undefined ? [] : [{ path: file.path, line: lineOf(tree, node), sentence }]
    }),
  )
}

function sentenceAbout({ name, value, isPublic }: { name: string; value: ts.Expression | undefined; isPublic: boolean }): string | undefined {
  if (segmentSettings.has(name)) return undefined
  if (!methods.has(name)) return `exports ${name}: a route exports only its methods`
  if (isPublic) return undefined
  if (value === undefined || !ts.isCallExpression(value) || value.expression.getText() !== 'route') return `answers ${name} without route({ permission }), and is not in publicRoutes of boundaries.mjs`
  const [definition] = value.arguments
  const hasPermission = definition !== undefined && ts.isObjectLiteralExpression(definition) && definition.properties.some((property) => property.name?.getText() === 'permission')
  return hasPermission ? undefined : `answers ${name} without naming a permission`
}

type Exported = { name: string; value: ts.Expression | undefined; node: ts.Node }

function exportsOf(statement: ts.Statement): Exported[] {
  if (ts.isExportAssignment(statement)) return [{ name: 'default', value: undefined, node: statement }]
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause
    if (clause === undefined || !ts.isNamedExports(clause)) return [{ name: '*', value: undefined, node: statement }]
    return clause.elements.map((element) => ({ name: element.name.text, value: undefined, node: element }))
  }
  if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((declaration) => ({ name: declaration.name.getText(), value: declaration.initializer, node: declaration }))
  if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name?.text ?? 'default', value: undefined, node: statement }]
  return []
}
