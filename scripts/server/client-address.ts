import { BlockList, isIP } from 'node:net'

/** Decides the address a request came from, from the socket's address and the X-Forwarded-For text. */
export type ClientAddress = (socketAddress: string | undefined, forwardedFor: string | undefined) => string

/**
 * `trustedProxies`: addresses or CIDR ranges. The forwarded text counts only when the socket's own address is one of them,
 * and then from the right: each hop vouches for the one before it. Throws a sentence on an entry that is no address.
 */
export function clientAddressBehind(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList()
  for (const entry of trustedProxies) addRange(trusted, entry)
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (socketAddress, forwardedFor) => {
    let address = plainAddress(socketAddress ?? '') ?? 'unknown'
    const hops = (forwardedFor ?? '').split(',').reverse()
    for (const hop of hops) {
      if (address === 'unknown' || !isTrusted(address)) break
      const before = plainAddress(hop)
      if (before === undefined) break
      address = before
    }
    return address
  }
}

function addRange(trusted: BlockList, entry: string): void {
  const [address = '', prefix] = entry.split('/')
  const family = isIP(address)
  const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix)
  if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32) || prefix === '')
    throw new Error(`TRUSTED_PROXIES has an entry that is no address or range: ${entry}`)
  trusted.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4')
}

/** `1.2.3.4`, `1.2.3.4:567`, `[::1]:567`, `::ffff:1.2.3.4` -> the bare address; undefined when there is none. */
function plainAddress(text: string): string | undefined {
  const trimmed = text.trim()
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1]
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1]
  const address = (bracketed ?? withPort ?? trimmed).replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '')
  return isIP(address) === 0 ? undefined : address
}
