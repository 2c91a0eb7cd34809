// A proxy before the upstream that makes it seem farther away and keeps when each request was under way, so that its time can be told from ours.
import { Agent, createServer, request } from 'node:http'

/**
 * Resolves when it listens on a free loopback port. `delayMs()` is asked per request. `taken` has, newest last, `{ path, fields, from, to }` with
 * epoch milliseconds: from the last byte of the request to the head of the answer.
 */
export function startRecordedUpstream(upstream, delayMs) {
  const { hostname, port, host } = new URL(upstream)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const taken = []
  const server = createServer((from, to) => {
    const pieces = []
    from.on('data', (piece) => pieces.push(piece))
    from.on('end', () => {
      const body = Buffer.concat(pieces)
      const entry = { path: from.url.split('?')[0], fields: new URLSearchParams(body.toString()), from: Date.now(), to: null }
      taken.push(entry)
      const headers = { ...from.headers, host }
      const onward = () => {
        const asking = request({ agent, hostname, port, method: from.method, path: from.url, headers }, (answer) => {
          entry.to = Date.now()
          if (String(answer.headers['content-type']).includes('json')) return void passRenamed(answer, to, { host, ownHost: from.headers.host })
          to.writeHead(answer.statusCode, answer.headers)
          answer.pipe(to)
          to.on('close', () => answer.destroy())
        })
        asking.on('error', () => to.destroy())
        asking.end(body)
      }
      setTimeout(onward, delayMs())
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const stop = async () => {
        agent.destroy()
        server.closeAllConnections()
        await new Promise((closed) => server.close(closed))
      }
      resolve({ url: `http://127.0.0.1:${server.address().port}`, taken, stop })
    })
  })
}

/** Links to recordings shall lead through here too. */
async function passRenamed(answer, to, { host, ownHost }) {
  const pieces = []
  for await (const piece of answer) pieces.push(piece)
  const { 'content-length': _length, ...headers } = answer.headers
  to.writeHead(answer.statusCode, headers)
  to.end(Buffer.concat(pieces).toString().replaceAll(host, ownHost))
}
