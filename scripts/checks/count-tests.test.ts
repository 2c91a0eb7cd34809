import { expect, it } from 'vitest'
import { countEndToEnd, countUnits } from './count-tests'

it('counts unit tests, and files that could not load', () => {
  const testResults = [{ status: 'passed', assertionResults: [{}] }, { status: 'failed', assertionResults: [{}] }, { status: 'failed', assertionResults: [] }]
  expect(countUnits({ numPassedTests: 7, numFailedTests: 1, testResults })).toEqual({ passed: 7, failed: 2 })
})

it('counts browser tests, flaky ones and errors outside any test as failed', () => {
  expect(countEndToEnd({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] })).toEqual({ passed: 5, failed: 3 })
})

it.each([[null], [undefined], ['text'], [{}]])('counts nothing in %j', (report) => {
  expect(countUnits(report)).toEqual({ passed: 0, failed: 0 })
  expect(countEndToEnd(report)).toEqual({ passed: 0, failed: 0 })
})
