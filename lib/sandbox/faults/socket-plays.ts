import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { cut, drained, sendResponse } from './http-bridge'
import type { LostAnswer } from './lost-answer'
import { isFaultMode, type FaultMode } from './modes'
import { settle } from './waiting'

export type SocketPlay = {
  lost: LostAnswer
  socket: Socket
  outgoing: ServerResponse
  signal: AbortSignal
  /** True when an earlier request was answered on this connection. */
  isKept: boolean
  /** Closes the connection as soon as another request is written on it. */
  doom: () => void
}

/** Plays a fault on the connection itself. Everything without a way of its own is a reset. */
export const playOnSocket = (play: SocketPlay): Promise<void> => (playOf(play.lost.fault.mode) ?? reset)(play)

type Play = (play: SocketPlay) => Promise<void>

const reset: Play = async ({ socket }) => cut(socket)

const playOf = (mode: string): Play | undefined => (isFaultMode(mode) ? plays[mode] : undefined)

const plays: Partial<Record<FaultMode, Play>> = {
  U07: async ({ lost, socket, signal }) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n')
    for (let index = 0; !signal.aborted; index++) {
      socket.write(`x-more-${index}: ${'.'.repeat(16)}\r\n`)
      await settle(lost.fault.options?.everyMs ?? 1000, signal)
    }
  },
  U08: async ({ lost, socket }) => {
    const truth = await lost.answer()
    const body = Buffer.from(await truth.bytes())
    const told = Math.max(0, body.length + (lost.fault.options?.bytes ?? 100))
    socket.write(`HTTP/1.1 200 OK\r\ncontent-type: ${truth.headers.get('content-type') ?? 'application/json'}\r\ncontent-length: ${told}\r\n\r\n`)
    socket.end(body)
  },
  U09: async ({ lost, socket }) => {
    const text = await (await lost.answer()).text()
    const half = Buffer.from(text.slice(0, Math.ceil(text.length / 2)))
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n')
    socket.write(Buffer.concat([Buffer.from(`${half.length.toString(16)}\r\n`), half, Buffer.from('\r\n')]))
    socket.end(`zz\r\n${text.slice(half.length)}\r\n0\r\n\r\n`)
  },
  U16: async ({ lost, socket, outgoing, signal, isKept, doom }) => {
    if (isKept) {
      socket.destroy()
      return
    }
    await sendResponse(await lost.answer(), outgoing, signal)
    doom()
  },
  U17: async ({ lost, socket, outgoing, signal }) => {
    const interim = 'HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n'
    for (let left = lost.fault.options?.count ?? 10_000; left > 0 && !signal.aborted; left -= 100) {
      if (!socket.write(interim.repeat(Math.min(left, 100)))) await drained(socket, signal)
    }
    await sendResponse(await lost.answer(), outgoing, signal)
  },
}
