import type { ServerResponse } from 'node:http'

/** Next flushes the headers before every body: held until this turn ends, they leave with its first piece in one write. */
export function holdHeadersForBody(response: ServerResponse): void {
  const flush = response.flushHeaders.bind(response)
  response.flushHeaders = () => {
    // The socket, not the response: a corked response that ends in the same turn sends its end before its body.
    const { socket } = response
    socket?.cork()
    flush()
    process.nextTick(() => socket?.uncork())
  }
}
