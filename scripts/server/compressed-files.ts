import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const contentTypes: Record<string, string> = {
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}
const encodings = [
  { name: 'br', compress: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) },
  { name: 'gzip', compress: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }) },
] as const
const worthCompressing = 1024

/** Writes `compressed/<path>.br` and `.gzip` in the build folder for every text file of the browser bundle; gives their number. */
export async function compressBundle(buildFolder: string): Promise<number> {
  const target = join(buildFolder, 'compressed')
  rmSync(target, { recursive: true, force: true })
  let written = 0
  for (const path of filesBelow(join(buildFolder, 'static'))) {
    const source = join(buildFolder, 'static', path)
    if (contentTypes[extname(path)] === undefined || statSync(source).size < worthCompressing) continue
    const bytes = readFileSync(source)
    mkdirSync(dirname(join(target, path)), { recursive: true })
    await Promise.all(
      encodings.map(async ({ name, compress }) => {
        writeFileSync(join(target, `${path}.${name}`), await compress(bytes))
        written += 1
      }),
    )
  }
  return written
}

export type CompressedFiles = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

/** Answers hashed bundle files from memory in the best encoding the browser takes; says false when the request is not for one. */
export function compressedFilesOf(buildFolder: string): CompressedFiles {
  const folder = join(buildFolder, 'compressed')
  const bodies = new Map(filesBelow(folder).map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]))
  return (request, response, path) => {
    if (!path.startsWith('/_next/static/') || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const file = decodeURIComponent(path).slice('/_next/static/'.length)
    const encoding = encodings.find(({ name }) => accepts(request, name) && bodies.has(`${file}.${name}`))
    const body = bodies.get(`${file}.${encoding?.name ?? ''}`)
    const contentType = contentTypes[extname(file)]
    if (encoding === undefined || body === undefined || contentType === undefined || request.headers.range !== undefined) return false
    response.writeHead(200, { 'Content-Type': contentType, 'Content-Encoding': encoding.name, 'Content-Length': body.length, Vary: 'Accept-Encoding' })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}

function accepts(request: IncomingMessage, encoding: string): boolean {
  const offered = String(request.headers['accept-encoding'] ?? '').split(',').map((part) => part.trim().toLowerCase())
  return offered.some((part) => part === encoding || (part.startsWith(`${encoding};`) && !/q=0(\.0*)?$/.test(part)))
}

/** Relative paths of all files below a folder; none when it does not exist. */
function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
  } catch {
    return []
  }
}
