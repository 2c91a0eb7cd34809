import { describe, expect, it } from 'vitest'
import { browserName } from './browser-name'

describe('browserName', () => {
  it('tells browsers that name their ancestors apart', () => {
    const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36'
    expect(browserName(chrome)).toBe('Chrome on Windows')
    expect(browserName(`${chrome} Edg/141.0`)).toBe('Edge on Windows')
    expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1')).toBe('Safari on iOS')
  })

  it('says so when it does not know', () => {
    expect(browserName(null)).toBe('Unknown browser')
    expect(browserName('x')).toBe('Unknown browser')
  })
})
