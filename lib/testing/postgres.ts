import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** Each schema stands for a database of its own, which would cost a copy of eight megabytes. */
export type ThrowawayPostgres = { urlOf: (schema: string) => string; stop: () => Promise<void> }

/** The folder of `initdb` and `pg_ctl`, or null where this machine has no PostgreSQL. */
export function findPostgres(): string | null {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged) ? readdirSync(packaged).map((version) => path.join(packaged, version, 'bin')) : []
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...versions]
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((program) => existsSync(path.join(folder, program)))) ?? null
}

/** A server of its own on a socket in a temporary folder: no port, no password, gone after `stop`. */
export async function startPostgres(binaries: string): Promise<ThrowawayPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-pg-'))
  const data = path.join(folder, 'data')
  if (isRoot()) chownSync(folder, ...(await idsOfPostgres()))
  await asPostgres(`'${binaries}/initdb' -D '${data}' -A trust -U postgres --no-sync`)
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c max_connections=60 -c shared_buffers=16MB`
  await asPostgres(`'${binaries}/pg_ctl' -D '${data}' -w -l '${folder}/log' -o '${options}' start`)
  return {
    urlOf: (schema) => `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}&options=${encodeURIComponent(`-c search_path=${schema}`)}`,
    stop: async () => {
      await asPostgres(`'${binaries}/pg_ctl' -D '${data}' -m immediate stop`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const run = promisify(execFile)
const isRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses to run as root. */
const asPostgres = (command: string): Promise<unknown> =>
  isRoot() ? run('su', ['postgres', '-s', '/bin/sh', '-c', command], { cwd: tmpdir() }) : run('sh', ['-c', command], { cwd: tmpdir() })

async function idsOfPostgres(): Promise<[number, number]> {
  const [user, group] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
  return [Number(user.stdout), Number(group.stdout)]
}
