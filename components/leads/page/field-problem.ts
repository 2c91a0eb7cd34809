import type { LeadField } from '@/lib/contracts/lead-edits-words'
import { fieldError } from '@/lib/queries/request-problem'

/** Where an answer may speak of a field: the request's own shape, or the field alone. */
export const problemPaths = (field: LeadField): [string, string] => [field, `changes.${field}`]

export function fieldProblem(error: unknown, field: LeadField): string | undefined {
  const [alone, inside] = problemPaths(field)
  return fieldError(error, alone) ?? fieldError(error, inside)
}
