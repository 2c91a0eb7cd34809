import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordingFiles } from '@/lib/server/ports/recording-files'
import { makeAddressPolicy } from './address-policy'
import { isPublicAddress } from './blocked-addresses'
import { makeRecordingFiles } from './recording-files'
import { listenLocally, setTrap } from './testing-hosts'

const liveApi = 'https://api.convoso.com/v1'

/** Ways to name this machine, a neighbour, or somebody else; `P` is the trap's port. */
const refused = [
  'http://127.0.0.1:P/a.mp3',
  'https://127.0.0.1:P/a.mp3',
  'http://localhost:P/a.mp3',
  'https://localhost:P/a.mp3',
  'http://localhost.:P/a.mp3',
  'http://LOCALHOST:P/a.mp3',
  'http://a.localhost:P/a.mp3',
  'http://127.1:P/a.mp3',
  'http://127.0.1:P/a.mp3',
  'http://0x7f.1:P/a.mp3',
  'http://0x7f000001:P/a.mp3',
  'http://0177.0.0.1:P/a.mp3',
  'http://2130706433:P/a.mp3',
  'http://017700000001:P/a.mp3',
  'http://①②⑦.⓪.⓪.①:P/a.mp3',
  'http://127。0。0。1:P/a.mp3',
  'http://0:P/a.mp3',
  'http://0.0.0.0:P/a.mp3',
  'http://[::]:P/a.mp3',
  'http://[::1]:P/a.mp3',
  'https://[::1]:P/a.mp3',
  'http://[0:0:0:0:0:0:0:1]:P/a.mp3',
  'http://[::ffff:127.0.0.1]:P/a.mp3',
  'http://[::ffff:7f00:1]:P/a.mp3',
  'http://[::127.0.0.1]:P/a.mp3',
  'http://[64:ff9b::7f00:1]:P/a.mp3',
  'http://[64:ff9b:1::7f00:1]:P/a.mp3',
  'http://[2002:7f00:1::]:P/a.mp3',
  'http://[fe80::1]:P/a.mp3',
  'http://[fc00::1]:P/a.mp3',
  'http://[ff02::1]:P/a.mp3',
  'http://127.0.0.2:P/a.mp3',
  'http://127.255.255.254:P/a.mp3',
  'https://10.0.0.1/a.mp3',
  'https://172.16.0.1/a.mp3',
  'https://192.168.1.1/a.mp3',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.64.0.1/a.mp3',
  'https://100.100.100.200/a.mp3',
  'https://metadata.google.internal/a.mp3',
  'file:///etc/passwd',
  'data:audio/mpeg;base64,SUQz',
  'ftp://convoso.com/a.mp3',
  'gopher://127.0.0.1:P/_a',
  'blob:https://convoso.com/0a',
  'javascript:alert(1)',
  'ws://127.0.0.1:P/a.mp3',
  '//127.0.0.1:P/a.mp3',
  '\\\\127.0.0.1:P\\a.mp3',
  'https:\\\\convoso.com\\a.mp3',
  'https:convoso.com/a.mp3',
  'https:/convoso.com/a.mp3',
  'https:///convoso.com/a.mp3',
  'https://user@convoso.com/a.mp3',
  'https://user:word@convoso.com/a.mp3',
  'https://@convoso.com/a.mp3',
  'https://convoso.com@127.0.0.1:P/a.mp3',
  'https://convoso.com.evil.example/a.mp3',
  'https://evil-convoso.com/a.mp3',
  'https://rec.convoso.com/a.mp3',
  'https://convoso.com./a.mp3',
  'https://cоnvoso.com/a.mp3',
  'https://evil.example#@convoso.com/a.mp3',
  'https://evil.example?@convoso.com/a.mp3',
  'https://convoso.com:22/a.mp3',
  'https://convoso.com:6379/a.mp3',
  'https://convoso.com:P/a.mp3',
  'http://convoso.com/a.mp3',
  'http://convoso.com:443/a.mp3',
  'https://convoso.com/a\n.mp3',
  'ht\ttps://convoso.com/a.mp3',
  ' https://convoso.com/a.mp3',
  'https://convoso.com/a.mp3\u0000',
  'https://convoso.com/\u202egpj.a',
  'a/relative.mp3',
  '../../etc/passwd',
  '/etc/passwd',
  '..',
  '',
  `https://convoso.com/${'a'.repeat(65_536)}`,
]

let trap: Awaited<ReturnType<typeof setTrap>>
let redirector: Awaited<ReturnType<typeof listenLocally>>
let target = { status: 302, location: '' }
const opened: RecordingFiles[] = []

const files = (settings: Parameters<typeof makeRecordingFiles>[0]): RecordingFiles => {
  const made = makeRecordingFiles(settings)
  opened.push(made)
  return made
}
const at = (address: string): string => address.replace(':P', `:${trap.port}`)
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'opened',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
const open = (room: RecordingFiles, source: string) => codeOf(room.open(source, { range: null, signal: AbortSignal.timeout(5_000) }))

beforeAll(async () => {
  trap = await setTrap()
  redirector = await listenLocally((_, response) => response.writeHead(target.status, { location: encodeLatin(target.location) }).end())
})
afterAll(async () => {
  await Promise.all(opened.map((room) => room.close()))
  await Promise.all([trap.close(), redirector.close()])
})

/** A header holds single bytes; a client reads them back as they are. */
const encodeLatin = (text: string): string => Buffer.from(text.replace(/[\r\n\0\t]/g, ' '), 'utf8').toString('latin1')

describe('an address that may not be asked', () => {
  it('has more than sixty forms here', () => expect(new Set(refused).size).toBeGreaterThan(60))

  it.each(refused.map((address, index) => ({ name: `${index + 1}: ${address.slice(0, 60)}`, address })))('$name is refused whatever else is allowed, and nobody is connected', async ({ address }) => {
    const strict = files({ hosts: ['convoso.com'], apiUrl: liveApi })
    // Loopback on the list does not help when the API itself is not on this machine.
    const careless = files({ hosts: ['convoso.com', `127.0.0.1:${trap.port}`, `localhost:${trap.port}`, `[::1]:${trap.port}`], apiUrl: liveApi })
    const local = files({ hosts: ['convoso.com', redirector.host], apiUrl: 'http://127.0.0.1:9/v1' })
    for (const room of [strict, careless, local]) expect(await open(room, at(address))).toBe('recording_url_rejected')
    expect(trap.touched()).toBe(0)
  })

  it.each([301, 302, 303, 307, 308])('is refused as the target of a %i too', async (status) => {
    const local = files({ hosts: ['convoso.com', redirector.host], apiUrl: 'http://127.0.0.1:9/v1' })
    // Without a scheme a redirect stays on its own host, which is allowed: those end by the number of hops.
    // White space at the ends of a header is none of its value.
    for (const address of refused.filter((one) => one.length < 10_000 && !/^\s|\0$/.test(one))) {
      target = { status, location: at(address) }
      expect(await open(local, `${redirector.url}/a.mp3`), address).toBe('recording_url_rejected')
    }
    expect(trap.touched()).toBe(0)
  })

  it('is refused when its name resolves to it, alone or beside a public address', async () => {
    const names = { alone: ['127.0.0.1'], beside: ['93.184.216.34', '127.0.0.1'], mapped: ['::ffff:127.0.0.1'], private: ['10.1.2.3'], none: [] }
    for (const addresses of Object.values(names)) {
      const room = files({ hosts: [`rec.example:${trap.port}`], apiUrl: liveApi, resolve: async () => addresses })
      expect(await open(room, `https://rec.example:${trap.port}/a.mp3`), addresses.join()).toBe('recording_url_rejected')
    }
    expect(trap.touched()).toBe(0)
  })

  it('is refused when the name is rebound between two connections', async () => {
    const host = await listenLocally((_, response) => response.writeHead(200, { 'content-type': 'audio/mpeg', connection: 'close' }).end('ID3 and more'))
    const answers = [['127.0.0.1'], ['192.168.0.7'], ['169.254.169.254'], ['127.0.0.1', '10.0.0.1']]
    let asked = 0
    const room = files({
      hosts: [`rec.example:${host.port}`],
      apiUrl: 'http://localhost:9/v1',
      resolve: async () => answers[asked++] ?? [],
    })
    const source = `http://rec.example:${host.port}/a.mp3`
    // The name exists nowhere else: the connection went to the address that was checked.
    expect(await open(room, source)).toBe('opened')
    for (let left = answers.length - 1; left > 0; left -= 1) expect(await open(room, source)).toBe('recording_url_rejected')
    expect(asked).toBe(answers.length)
    expect(host.everOpened()).toBe(1)
    await host.close()
  })
})

describe('an address that may be asked', () => {
  it('is https on 443 of a listed host, or a listed port', () => {
    const policy = makeAddressPolicy({ hosts: ['convoso.com', 'rec.example:8443', 'Caps.Example'], apiUrl: liveApi })
    for (const address of ['https://convoso.com/a.mp3?x=1', 'https://CONVOSO.com:443/a', 'https://rec.example:8443/a', 'https://caps.example/a'])
      expect(policy.admit(address).protocol).toBe('https:')
    expect(policy.admit('https://convoso.com/a#@evil').href).toBe('https://convoso.com/a')
  })

  it('may be http and local only beside an API on this machine, with a listed port', () => {
    const policy = makeAddressPolicy({ hosts: ['127.0.0.1:4010', '[::1]:4010'], apiUrl: 'http://127.0.0.1:4010/v1' })
    expect(policy.admit('http://127.0.0.1:4010/a').port).toBe('4010')
    expect(policy.admit('http://[::1]:4010/a').port).toBe('4010')
    expect(() => policy.admit('http://127.0.0.1:4011/a')).toThrow()
  })

  it.each(['1403237496-all.wav', 'convoso_8185550199_1_2-all.wav', 'a call (2).mp3'])('is none for the bare name %s', async (name) => {
    expect(await open(files({ hosts: ['convoso.com'], apiUrl: liveApi }), name)).toBe('recording_not_playable')
  })
})

describe('a public address', () => {
  it.each(['93.184.216.34', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])('%s', (address) =>
    expect(isPublicAddress(address)).toBe(true))
  it.each(['', 'convoso.com', '127.0.0.1', '::1', '::ffff:8.8.8.8', '64:ff9b::808:808', '2001::1', '2002:808:808::', '2001:db8::1', 'fd00::1', '224.0.0.1', '255.255.255.255', '192.0.0.192'])(
    'is not %s',
    (address) => expect(isPublicAddress(address)).toBe(false),
  )
})
