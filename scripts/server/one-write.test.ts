import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { holdHeadersForBody } from './one-write'

/** The pieces as a plain socket receives them, until `enough`. */
async function piecesOf(answer: (response: ServerResponse) => void, enough: (text: string) => boolean): Promise<string[]> {
  const server = createServer((_request, response) => {
    holdHeadersForBody(response)
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1').setEncoding('utf8')
  socket.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n')
  const pieces: string[] = []
  while (!enough(pieces.join(''))) {
    const [piece]: unknown[] = await once(socket, 'data')
    pieces.push(String(piece))
  }
  socket.destroy()
  server.close()
  return pieces
}

it('sends headers and body in one piece', async () => {
  const answer = (response: ServerResponse) => {
    response.flushHeaders()
    response.write('the body')
    response.end()
  }
  const pieces = await piecesOf(answer, (text) => text.endsWith('0\r\n\r\n'))
  expect(pieces).toHaveLength(1)
  expect(pieces[0]).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\n8\r\nthe body\r\n0\r\n\r\n$/)
})

it('holds headers no longer than their turn: a stream without a first piece yet begins', async () => {
  const pieces = await piecesOf((response) => response.flushHeaders(), (text) => text.endsWith('\r\n\r\n'))
  expect(pieces.join('')).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
})
