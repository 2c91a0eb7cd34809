import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'

/** Answers requests on 127.0.0.1 and counts the connections that are open. */
export async function listenLocally(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  let open = 0
  let everOpened = 0
  server.on('connection', (socket) => {
    open += 1
    everOpened += 1
    socket.on('error', () => undefined).once('close', () => (open -= 1))
  })
  const port = await listening(server, '127.0.0.1')
  return {
    port,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    open: () => open,
    everOpened: () => everOpened,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A listener that nobody may reach, on the same port of 127.0.0.1 and ::1. */
export async function setTrap() {
  let touched = 0
  const make = () =>
    createTcpServer((socket) => {
      touched += 1
      socket.destroy()
    })
  const [v4, v6] = [make(), make()]
  const port = await listening(v4, '127.0.0.1')
  await new Promise<void>((resolve, reject) => v6.once('error', reject).listen(port, '::1', resolve))
  return {
    port,
    touched: () => touched,
    close: async () => {
      await Promise.all([v4, v6].map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

async function listening(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
