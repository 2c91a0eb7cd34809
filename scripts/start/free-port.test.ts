import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { freePort, isFree } from './free-port'

it('finds ports that no outgoing connection of the system is given', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort))
  expect(ports.filter((port) => port < 20_000 || port >= 32_000)).toEqual([])
})

it('calls a port free only while nobody listens on it', async () => {
  const port = await freePort()
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  expect(await isFree(port, '127.0.0.1')).toBe(false)
  await new Promise((resolve) => squatter.close(resolve))
  expect(await isFree(port, '127.0.0.1')).toBe(true)
})
