// The minimal Next application behind the same kind of small server that the console has. Run by contenders.mjs.
import { createServer } from 'node:http'
import next from 'next'

const [dir] = process.argv.slice(2)
const server = createServer()
const app = next({ dev: false, dir, hostname: 'localhost', httpServer: createServer(), quiet: true })
await app.prepare()
const answer = app.getRequestHandler()
server.on('request', (request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => console.log(`ready http://localhost:${server.address().port}`))
process.on('SIGTERM', () => process.exit(0))
