import { describe, expect, it } from 'vitest'
import { closedPolicy, documentPolicy, securityHeaders } from './headers'

describe('securityHeaders', () => {
  it('speaks of HSTS only behind https', () => {
    expect(securityHeaders({ secure: true })['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains')
    expect(securityHeaders({ secure: false })).not.toHaveProperty('Strict-Transport-Security')
  })

  it('names the whole expected set', () => {
    expect(Object.keys(securityHeaders({ secure: false })).sort()).toEqual([
      'Cross-Origin-Opener-Policy',
      'Cross-Origin-Resource-Policy',
      'Permissions-Policy',
      'Referrer-Policy',
      'X-Content-Type-Options',
      'X-Frame-Options',
    ])
  })
})

describe('documentPolicy', () => {
  const directive = (policy: string, name: string) => policy.split('; ').find((part) => part === name || part.startsWith(`${name} `))

  it('runs only scripts that carry the nonce', () => {
    expect(directive(documentPolicy('abc', { secure: false }), 'script-src')).toBe("script-src 'nonce-abc' 'strict-dynamic'")
  })

  it('opens style attributes but never style elements', () => {
    const policy = documentPolicy('abc', { secure: true })
    expect(directive(policy, 'style-src')).toBe("style-src 'self' 'nonce-abc'")
    expect(directive(policy, 'style-src-attr')).toBe("style-src-attr 'unsafe-inline'")
  })

  it('asks for upgrades only behind https, since plain http on loopback would break', () => {
    expect(documentPolicy('abc', { secure: true })).toContain('upgrade-insecure-requests')
    expect(documentPolicy('abc', { secure: false })).not.toContain('upgrade-insecure-requests')
  })

  it('allows eval and web sockets in development alone', () => {
    expect(documentPolicy('abc', { secure: false, development: true })).toMatch(/'unsafe-eval'.*connect-src 'self' ws:/)
    expect(documentPolicy('abc', { secure: false })).not.toMatch(/unsafe-eval|ws:/)
  })

  it('closes everything for answers that are not documents', () => {
    expect(closedPolicy).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
  })
})
