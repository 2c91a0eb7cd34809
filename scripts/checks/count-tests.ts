export type Counts = { passed: number; failed: number }

/** Counts of vitest's JSON report; a test file that could not even load counts as one failed. */
export function countUnits(report: unknown): Counts {
  const unloaded = listAt(report, 'testResults').filter((file) => Reflect.get(file, 'status') === 'failed' && listAt(file, 'assertionResults').length === 0)
  return { passed: numberAt(report, 'numPassedTests'), failed: numberAt(report, 'numFailedTests') + unloaded.length }
}

/** Counts of Playwright's JSON report; flaky counts as failed, since nothing here may be. */
export function countEndToEnd(report: unknown): Counts {
  const stats: unknown = isRecord(report) ? Reflect.get(report, 'stats') : undefined
  return { passed: numberAt(stats, 'expected'), failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky') + listAt(report, 'errors').length }
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

function numberAt(value: unknown, key: string): number {
  const found: unknown = isRecord(value) ? Reflect.get(value, key) : undefined
  return typeof found === 'number' ? found : 0
}

function listAt(value: unknown, key: string): object[] {
  const found: unknown = isRecord(value) ? Reflect.get(value, key) : undefined
  return Array.isArray(found) ? found.filter(isRecord) : []
}
