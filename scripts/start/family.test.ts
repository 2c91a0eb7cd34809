import { expect, it } from 'vitest'
import { makeFamily, type Member } from './family'

const script = (source: string): Member => ({ name: 'child', command: process.execPath, arguments: ['-e', source], environment: process.env, cwd: '.' })
const isReady = (word: string) => word === 'ready'
const forever = 'setInterval(() => {}, 1000);'
const isAlive = (pid: number | undefined) => {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}

it('waits for the word, over standard output or a message', async () => {
  const family = makeFamily({ graceMs: 5_000, onDeath: () => {} })
  const children = await Promise.all([
    family.start(script(`console.log('ready'); ${forever}`), isReady),
    family.start(script(`process.send('ready'); ${forever}`), isReady),
  ])
  expect(children.every((child) => isAlive(child.pid))).toBe(true)
  await family.end()
  expect(children.some((child) => isAlive(child.pid))).toBe(false)
})

it('kills a child that does not listen', async () => {
  const family = makeFamily({ graceMs: 100, onDeath: () => {} })
  const child = await family.start(script(`process.on('SIGTERM', () => {}); console.log('ready'); ${forever}`), isReady)
  await family.end()
  expect(child.signalCode).toBe('SIGKILL')
})

it('hears of a death nobody asked for, with its exit code', async () => {
  const death = new Promise((resolve) => {
    const family = makeFamily({ graceMs: 100, onDeath: (name, code) => resolve({ name, code }) })
    void family.start(script(`console.log('ready'); setImmediate(() => process.exit(7))`), isReady)
  })
  expect(await death).toEqual({ name: 'child', code: 7 })
})

it('says which child ended before it was ready', async () => {
  const family = makeFamily({ graceMs: 100, onDeath: () => {} })
  await expect(family.start(script('process.exit(1)'), isReady)).rejects.toThrow('The child ended while starting.')
})
