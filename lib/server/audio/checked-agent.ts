import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { bare, portOf, rejected, type AddressPolicy } from './address-policy'

/** All addresses of a name, as the system knows them. */
export type Resolve = (name: string) => Promise<string[]>

export const systemResolve: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address)

const connectMs = 3_000
const headersMs = 10_000
const stallMs = 15_000

/**
 * Connections to checked addresses only. Every address of the name must pass, and the connection goes to one of exactly these:
 * the name is not resolved a second time. Literal addresses take the same way.
 */
export function makeCheckedAgent(policy: AddressPolicy, resolve: Resolve): Agent {
  const connect = buildConnector({ timeout: connectMs, allowH2: false })
  const checked: buildConnector.connector = (options, callback) => {
    checkedAddress(policy, resolve, options)
      .then((address) => connect({ ...options, hostname: address }, callback))
      .catch((error: unknown) => callback(error instanceof Error ? error : rejected(), null))
  }
  return new Agent({
    connect: checked,
    connections: 64,
    pipelining: 1,
    headersTimeout: headersMs,
    // Does not run while the listener takes nothing: a paused sound may wait.
    bodyTimeout: stallMs,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 16 * 1024,
  })
}

async function checkedAddress(policy: AddressPolicy, resolve: Resolve, options: buildConnector.Options): Promise<string> {
  const name = bare(options.hostname)
  const addresses = isIP(name) === 0 ? await resolve(name) : [name]
  const origin = { host: options.hostname, port: portOf(options) }
  const [first] = addresses
  if (first === undefined || !addresses.every((address) => policy.mayConnect(origin, address))) throw rejected()
  return first
}
