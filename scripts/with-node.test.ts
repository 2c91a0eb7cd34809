import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const withNode = (...command: string[]) => spawnSync(process.execPath, ['scripts/with-node.mjs', ...command], { encoding: 'utf8' })

it.each([
  ['v18.20.0', false],
  ['v20.20.2', false],
  ['v22.18.9', false],
  ['v22.19.0', true],
  ['v24.0.0', true],
])('knows whether %s is new enough', (version, expected) => {
  const script = `import('./scripts/with-node.mjs').then(({ isSupported }) => console.log(isSupported('${version}')))`
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim()).toBe(String(expected))
})

it('ends with the exit code of the command', () => {
  expect(withNode('node', '-e', 'process.exit(7)').status).toBe(7)
  expect(withNode('node', '-e', '').status).toBe(0)
})

it('finds the commands of this project first', () => {
  const first = withNode('node', '-p', 'process.env.PATH').stdout
  expect(first).toContain('node_modules')
  expect(withNode('tsc', '--version').stdout).toMatch(/^Version 6\./)
})

it('names a command that does not exist', () => {
  const answer = withNode('no-such-command-here')
  expect(answer.status).toBe(127)
  expect(answer.stderr).toContain('no-such-command-here')
})

it('says how it is used', () => {
  expect(withNode().status).toBe(2)
})
