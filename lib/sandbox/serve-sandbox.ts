import { listen, type ListenInput } from './faults/socket-server'
import { openSandbox, type Sandbox, type SandboxOptions } from './sandbox'

export type ServeOptions = Omit<SandboxOptions, 'baseUrl'> & Partial<Pick<ListenInput, 'host' | 'port' | 'tls'>>

export type Served = {
  sandbox: Sandbox
  /** Scheme, host and port, without a path. */
  url: string
  /** The certificate to trust, with `tls`. */
  cert: string | undefined
  close: () => Promise<void>
}

/** A sandbox behind a loopback port; port 0 takes a free one. */
export const serveSandbox = async ({ host = '127.0.0.1', port = 0, tls, ...options }: ServeOptions): Promise<Served> => {
  if (!loopbackHosts.includes(host)) throw new Error(`The sandbox listens on loopback only, not on ${host}.`)
  let url = ''
  const sandbox = openSandbox({ ...options, baseUrl: () => url })
  try {
    const server = await listen({ host, port, fetch: sandbox.fetch, faults: sandbox.faults, ...(tls && { tls }) })
    url = `http${tls ? 's' : ''}://${host === '::1' ? '[::1]' : '127.0.0.1'}:${server.port}`
    const close = async (): Promise<void> => {
      await server.close()
      sandbox.close()
    }
    return { sandbox, url, cert: server.cert, close }
  } catch (error) {
    sandbox.close()
    throw error
  }
}

const loopbackHosts = ['127.0.0.1', '::1', 'localhost']
