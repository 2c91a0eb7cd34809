import * as z from 'zod'
import type { FieldProblem } from '@/lib/contracts/errors'
import { AppError } from '@/lib/server/core/errors'

// The contracts' small build brings no words of its own for what has no sentence of ours.
const { localeError } = z.locales.en()

/** Parses with a schema; every problem becomes a field with a sentence, values are never repeated. */
export function parseInput<S extends z.core.$ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = z.safeParse(schema, value, { error: localeError })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.flatMap(fieldsOf)
  const first = fields[0]
  throw new AppError('invalid_request', first === undefined ? 'The request is not valid.' : `${first.path === '' ? 'The request' : first.path} ${first.message}.`, {
    fields,
  })
}

function fieldsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: key.slice(0, 64), message: 'is not a field of this request' }))
  return [{ path: fieldPath(issue.path), message: issue.message }]
}

/** `body.active` is `active` to the person who filled the form. */
const fieldPath = (path: PropertyKey[]): string => {
  const [first, ...rest] = path.map(String)
  return rest.length > 0 && (first === 'body' || first === 'query' || first === 'params') ? rest.join('.') : path.map(String).join('.')
}

/** Query parameters as an object; a key given twice becomes an array. */
export function queryOf(url: URL): Record<string, string | string[]> {
  const query = new Map<string, string | string[]>()
  for (const [key, value] of url.searchParams) {
    const known = query.get(key)
    query.set(key, known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value])
  }
  return Object.fromEntries(query)
}
