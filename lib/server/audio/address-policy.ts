import { isIP } from 'node:net'
import { AppError } from '@/lib/server/core/errors'
import { isLoopbackAddress, isPublicAddress } from './blocked-addresses'

export type AddressPolicy = {
  /** The address as it may be asked. Throws recording_url_rejected, or recording_not_playable for a bare file name. */
  admit: (source: string, base?: URL) => URL
  /** Whether a connection of this origin may go to this resolved address. */
  mayConnect: (origin: { host: string; port: string }, address: string) => boolean
}

const longestAddress = 4_096

/**
 * `hosts`: `name` or `name:port`, exactly as an address names them. https on port 443 only, unless the port is listed; http and
 * loopback only beside an API on this machine, and then only with a listed port.
 */
export function makeAddressPolicy({ hosts, apiUrl }: { hosts: readonly string[]; apiUrl: string }): AddressPolicy {
  const listed = new Set(hosts.map((host) => host.toLowerCase()))
  const isBesideLocalApi = isLoopbackHost(bare(new URL(apiUrl).hostname))
  const mayBeLocal = (host: string, port: string) => isBesideLocalApi && listed.has(`${host}:${port}`)
  return {
    admit: (source, base) => {
      if (base === undefined && isBareName(source)) throw notPlayable()
      const url = parsed(source, base)
      const { hostname, protocol } = url
      const port = portOf(url)
      const isListed = listed.has(`${hostname}:${port}`) || (port === '443' && listed.has(hostname))
      if (!isListed) throw rejected()
      if (protocol !== 'https:' && !(protocol === 'http:' && mayBeLocal(hostname, port))) throw rejected()
      const literal = bare(hostname)
      if (isIP(literal) !== 0 && !mayReach(literal, mayBeLocal(hostname, port))) throw rejected()
      url.hash = ''
      return url
    },
    mayConnect: ({ host, port }, address) => mayReach(address, mayBeLocal(host, port)),
  }
}

export const rejected = (): AppError =>
  new AppError('recording_url_rejected', 'This recording lies at an address that Switchyard may not ask. An administrator can allow its host in CONVOSO_RECORDING_HOSTS.')

const notPlayable = (): AppError =>
  new AppError('recording_not_playable', 'Convoso gives only a file name for this recording and no address, so it cannot be played from here.')

/** A file name and nothing else: no scheme, no way to another folder. */
const isBareName = (source: string): boolean => /^[\w][\w .()+@=,-]{0,254}$/.test(source) && !source.includes('..')

function parsed(source: string, base: URL | undefined): URL {
  // White space, control characters and backslashes mean one thing to one parser and another to the next; so do lone slashes and empty users.
  const isClean = source.length <= longestAddress && !/[\s\\\p{Cc}\p{Cf}]/u.test(source)
  const isWhole = /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(source)
  const isRelative = base !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(source)
  const url = isClean && (isWhole || isRelative) ? URL.parse(source, base?.href) : null
  if (url === null || url.username !== '' || url.password !== '') throw rejected()
  return url
}

export const portOf = ({ port, protocol }: Pick<URL, 'port' | 'protocol'>): string => (port !== '' ? port : protocol === 'http:' ? '80' : '443')

export const bare = (hostname: string): string => (hostname.startsWith('[') ? hostname.slice(1, -1) : hostname)

const isLoopbackHost = (host: string): boolean => host === 'localhost' || isLoopbackAddress(host)

const mayReach = (address: string, mayBeLocal: boolean): boolean => (mayBeLocal && isLoopbackAddress(address)) || isPublicAddress(address)
