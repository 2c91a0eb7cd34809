import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const pairs = [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)]
const themes = {
  light: new Map(pairs.map(([, name, light]) => [name, light ?? ''])),
  dark: new Map(pairs.map(([, name, , dark]) => [name, dark ?? ''])),
}

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected']
const texts = ['ink', 'muted', 'accent', 'danger', 'state-blue', 'state-green', 'state-violet', 'state-amber', 'state-grey', 'state-red']
const fixed: [string, string][] = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['state-blue', 'accent-soft'],
  ['state-green', 'green-soft'],
  ['state-amber', 'amber-soft'],
  ['muted', 'amber-soft'],
  ['state-red', 'danger-soft'],
  ['muted', 'danger-soft'],
  ['surface', 'ink'],
]

describe.each(['light', 'dark'] as const)('colours of the %s theme', (theme) => {
  const colourOf = (name: string) => {
    const hex = themes[theme].get(name)
    if (hex === undefined) throw new Error(`no colour named ${name}`)
    return hex
  }

  it.each([...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])), ...fixed])(
    'text %s on %s has at least 4.5:1',
    (text, ground) => {
      expect(contrast(colourOf(text), colourOf(ground))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(grounds)('the edge of a control and the focus ring on %s have at least 3:1', (ground) => {
    expect(contrast(colourOf('edge'), colourOf(ground))).toBeGreaterThanOrEqual(3)
    expect(contrast(colourOf('accent'), colourOf(ground))).toBeGreaterThanOrEqual(3)
  })
})

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
