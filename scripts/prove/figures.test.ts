import { expect, it } from 'vitest'
import { endToEndFigures, unitFigures } from './figures'

it('gathers what the tests noted, from any depth, and leaves out the rest', () => {
  const note = (figures: object) => ({ type: 'figures', description: JSON.stringify(figures) })
  const tests = (...annotations: object[]) => ({ suites: [{ specs: [{ tests: [{ annotations }] }] }] })
  const report = { suites: [tests(note({ rounds: 3, campaigns: 24, nested: {} }), { type: 'issue', description: 'no figures' }), tests(note({ killed: 2 }))] }
  expect(endToEndFigures(report)).toEqual({ rounds: 3, campaigns: 24, killed: 2 })
})

it('takes what unit tests noted', () => {
  const tests = [{ meta: { figures: { leads: 5, calls: 2 } } }, { meta: {} }]
  expect(unitFigures({ numPassedTests: 1, numFailedTests: 0, testResults: [{ assertionResults: tests }] })).toEqual({ leads: 5, calls: 2, testsPassed: 1, testsFailed: 0 })
})

it('counts unit tests, and has nothing to say without a report', () => {
  expect(unitFigures({ numPassedTests: 4, numFailedTests: 1 })).toEqual({ testsPassed: 4, testsFailed: 1 })
  expect([endToEndFigures(null), unitFigures(null)]).toEqual([{}, {}])
})
