import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server, Socket } from 'node:net'
import { makeCertificate, type TlsFault } from './certificate'
import type { FaultTable } from './fault-table'
import { cut, sendResponse, toRequest } from './http-bridge'
import { LostAnswer } from './lost-answer'
import { playOnSocket } from './socket-plays'

export type ListenInput = {
  host: string
  /** 0 takes a free one. */
  port: number
  /** Takes its faults itself; a LostAnswer that it throws is played on the connection. */
  fetch: (request: Request) => Promise<Response>
  /** Watched for U01 with `forMs`: the one fault that comes before any request. */
  faults: FaultTable
  /** U14: speaks https with a certificate of this fault. */
  tls?: TlsFault
}

export type Listening = {
  port: number
  /** The certificate in use, for a caller who trusts it; undefined without `tls`. */
  cert: string | undefined
  /** Ends at once: connections are cut, answers under way are aborted. */
  close: () => Promise<void>
}

export const listen = async (input: ListenInput): Promise<Listening> => {
  const closing = new AbortController()
  const sockets = new Set<Socket>()
  const answer = answering(input, closing.signal)
  const certificate = input.tls && makeCertificate(input.tls)
  const server = certificate ? createTlsServer(certificate) : createServer()
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => void answer(incoming, outgoing))
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // A reset by the other side is daily business here.
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket))
  })
  const port = await open(server, input.host, input.port)
  const stopRefusing = refuseOnOrder({ ...input, port }, server)
  return {
    port,
    cert: certificate?.cert,
    close: () => new Promise((resolve) => {
      stopRefusing()
      closing.abort()
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }),
  }
}

type Kept = { answered: number; isDoomed: boolean }

const answering = ({ fetch, host, port, tls }: ListenInput, closing: AbortSignal) => {
  const kept = new WeakMap<Socket, Kept>()
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { socket } = incoming
    const state = kept.get(socket) ?? { answered: 0, isDoomed: false }
    kept.set(socket, state)
    if (state.isDoomed) return void socket.destroy()
    const left = new AbortController()
    outgoing.once('close', () => left.abort())
    const signal = AbortSignal.any([left.signal, closing])
    const request = toRequest(incoming, `http${tls ? 's' : ''}://${incoming.headers.host ?? `${host}:${port}`}`, signal)
    try {
      await sendResponse(request ? await fetch(request) : new Response('Bad request\n', { status: 400 }), outgoing, signal)
      state.answered++
    } catch (error) {
      const isKept = state.answered++ > 0
      if (signal.aborted) socket.destroy()
      else if (error instanceof LostAnswer) await play({ lost: error, socket, outgoing, signal, isKept, doom: () => (state.isDoomed = true) })
      else fail(socket, outgoing)
    }
  }
}

const play = async (input: Parameters<typeof playOnSocket>[0]): Promise<void> => {
  try {
    await playOnSocket(input)
  } catch {
    input.socket.destroy()
  }
}

/** A broken body is a reset after what was sent; a broken answer is a 500. */
const fail = (socket: Socket, outgoing: ServerResponse): void => {
  if (outgoing.headersSent) socket.write('', () => cut(socket))
  else outgoing.writeHead(500).end()
}

const open = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

/** While U01 is ordered for a time, nobody listens; then the same port is open again. */
const refuseOnOrder = ({ faults, host, port }: ListenInput, server: ReturnType<typeof createServer>): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const stopWatching = faults.watch(() => {
    const order = faults.list().find(({ mode, options }) => mode === 'U01' && options?.forMs !== undefined)
    if (!order) return
    faults.clear(order.id)
    clearTimeout(timer)
    server.close()
    server.closeIdleConnections()
    timer = setTimeout(() => void open(server, host, port).catch(() => server.close()), order.options?.forMs)
  })
  return () => {
    stopWatching()
    clearTimeout(timer)
  }
}
