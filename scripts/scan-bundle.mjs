// Reads the built browser bundle for secrets, server code and source maps.
import { join } from 'node:path'
import { leaksBelow } from './bundle/leaks.ts'
import { root } from './with-node.mjs'

const secretNames = ['CONVOSO_AUTH_TOKEN', 'AUTH_SECRET', 'ADMIN_PASSWORD', 'EXOTEL_API_KEY', 'EXOTEL_API_TOKEN', 'DATABASE_URL']
const secrets = secretNames.map((name) => process.env[name] ?? '').filter((value) => value.length >= 8)
const { files, leaks } = leaksBelow(join(root, '.next', 'static'), secrets)
for (const { path, what } of leaks) console.error(`.next/static/${path} holds ${what}`)
console.log(`${files} files of the browser bundle read, ${leaks.length} leaks`)
process.exit(leaks.length === 0 ? 0 : 1)
