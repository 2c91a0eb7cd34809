import type * as z from 'zod/mini'
import type { FieldProblem } from '@/lib/contracts/errors'
import { fieldError, isRequestProblem, problemSentence } from './request-problem'

/** What the contract says against a form before it is sent; empty when it may go. */
export function formProblems(schema: z.ZodMiniType, form: unknown): FieldProblem[] {
  const parsed = schema.safeParse(form)
  return parsed.success ? [] : parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}

/** The sentence at one field: ours before sending, the server's after. */
export const problemAt = (path: string, problems: readonly FieldProblem[], error: unknown): string | undefined =>
  problems.find((problem) => problem.path === path)?.message ?? fieldError(error, path)

/** What no field of the form shows; undefined when every problem stands at its field. */
export function problemElsewhere(error: unknown, paths: readonly string[]): string | undefined {
  if (error === null || error === undefined) return undefined
  const isAtField = isRequestProblem(error) && error.fields.length > 0 && error.fields.every((field) => paths.includes(field.path))
  return isAtField ? undefined : problemSentence(error)
}
