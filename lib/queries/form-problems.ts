import { isRequestProblem, problemSentence } from './request-problem'

/** What no field of the form shows; undefined when every problem stands at its field. */
export function problemElsewhere(error: unknown, paths: readonly string[]): string | undefined {
  if (error === null || error === undefined) return undefined
  const isAtField = isRequestProblem(error) && error.fields.length > 0 && error.fields.every((field) => paths.includes(field.path))
  return isAtField ? undefined : problemSentence(error)
}
