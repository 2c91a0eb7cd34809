import { describe, expect, it } from 'vitest'
import { clientAddressBehind } from './client-address'

describe('clientAddressBehind', () => {
  it('takes the socket and nothing else when no proxy is trusted', () => {
    const addressOf = clientAddressBehind([])
    expect(addressOf('203.0.113.9', '1.1.1.1')).toBe('203.0.113.9')
    expect(addressOf('127.0.0.1', '1.1.1.1')).toBe('127.0.0.1')
  })

  it('takes the right-most hop that is not itself a trusted proxy', () => {
    const addressOf = clientAddressBehind(['10.0.0.0/8', '::1'])
    expect(addressOf('10.1.2.3', '6.6.6.6, 198.51.100.7, 10.9.9.9')).toBe('198.51.100.7')
    expect(addressOf('::1', '198.51.100.7')).toBe('198.51.100.7')
  })

  it('ignores the forwarded text of a peer that is not trusted', () => {
    expect(clientAddressBehind(['10.0.0.0/8'])('11.0.0.1', '198.51.100.7')).toBe('11.0.0.1')
  })

  it('stops at a hop that is no address instead of walking past it', () => {
    expect(clientAddressBehind(['10.0.0.0/8'])('10.0.0.1', '198.51.100.7, nonsense')).toBe('10.0.0.1')
  })

  it('reads ports, brackets and mapped addresses', () => {
    const addressOf = clientAddressBehind(['10.0.0.1'])
    expect(addressOf('::ffff:10.0.0.1', '198.51.100.7:4711')).toBe('198.51.100.7')
    expect(addressOf('10.0.0.1', '[2001:db8::1]:443')).toBe('2001:db8::1')
  })

  it.each(['nonsense', '10.0.0.0/33', '10.0.0.0/', '::1/129'])('refuses %s as a trusted proxy', (entry) => {
    expect(() => clientAddressBehind([entry])).toThrow(entry)
  })
})
