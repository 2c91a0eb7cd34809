// A bare proxy on node:http with a keep-alive pool: the least that something between a browser and the upstream can cost.
import { Agent, createServer, request } from 'node:http'
import { fileURLToPath } from 'node:url'

/** Resolves when it listens on a free loopback port. `delayMs()` is asked per request: how much farther away the upstream shall seem. */
export function startPassThrough(upstream, delayMs = () => 0) {
  const { hostname, port } = new URL(upstream)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const pass = (from, to) => {
    const onward = request({ agent, hostname, port, method: from.method, path: from.url, headers: { ...from.headers, host: `${hostname}:${port}` } }, (answer) => {
      to.writeHead(answer.statusCode, answer.headers)
      answer.pipe(to)
    })
    onward.on('error', () => to.destroy())
    from.pipe(onward)
  }
  const server = createServer((from, to) => {
    const delay = delayMs()
    if (delay === 0) pass(from, to)
    else setTimeout(pass, delay, from, to)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const stop = async () => {
        agent.destroy()
        server.closeAllConnections()
        await new Promise((closed) => server.close(closed))
      }
      resolve({ url: `http://127.0.0.1:${server.address().port}`, stop })
    })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startPassThrough(process.argv[2])
  console.log(`ready ${url}`)
}
