import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chartLook, chartLooks, chartPatterns, timePartLooks, timeParts } from './chart-colours'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const pairs = [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)]
const themes = {
  light: new Map(pairs.map(([, name, light]) => [name, light ?? ''])),
  dark: new Map(pairs.map(([, name, , dark]) => [name, dark ?? ''])),
}

/** How the three kinds of colour blindness mix linear red, green and blue (Machado, Oliveira and Fernandes, severity 1). */
const blindness = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const

describe.each(['light', 'dark'] as const)('charts in the %s theme', (theme) => {
  const colourOf = (colour: string): string => {
    const hex = themes[theme].get(colour.replace(/^var\(--|\)$/g, ''))
    if (hex === undefined) throw new Error(`no colour ${colour}`)
    return hex
  }

  it.each(chartLooks)('$name stands out from every ground by 3:1', ({ colour }) => {
    for (const ground of ['surface', 'raised', 'canvas']) expect(contrast(colourOf(colour), colourOf(`var(--${ground})`))).toBeGreaterThanOrEqual(3)
  })

  it.each(Object.keys(blindness))('the parts that touch in a bar differ under %s, by colour or by pattern', (kind) => {
    const looks = timeParts.map((part) => timePartLooks[part])
    for (const [index, look] of looks.slice(1).entries()) {
      const left = looks[index]
      if (left === undefined) throw new Error('a bar has no left part')
      expect(left.pattern).not.toBe(look.pattern)
      expect(distance(seen(colourOf(left.colour), kind), seen(colourOf(look.colour), kind))).toBeGreaterThan(4)
    }
  })
})

describe('the looks of series', () => {
  it('differ without any colour', () => {
    expect(new Set(chartLooks.map(({ pattern }) => pattern)).size).toBe(chartLooks.length)
    expect(new Set(chartLooks.map(({ dash }) => dash)).size).toBe(chartLooks.length)
    expect([...chartPatterns].toSorted()).toEqual(chartLooks.map(({ pattern }) => pattern).toSorted())
  })

  it('begin again after the last', () => {
    expect(chartLook(chartLooks.length + 1)).toEqual(chartLooks[1])
  })
})

const channels = (hex: string): number[] =>
  [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })

function contrast(one: string, other: string): number {
  const luminance = (hex: string) => channels(hex).reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function seen(hex: string, kind: string): number[] {
  const matrix = Object.entries(blindness).find(([name]) => name === kind)?.[1] ?? []
  const linear = channels(hex)
  return matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * (linear[index] ?? 0), 0))
}

/** Euclidean in L*a*b* (CIE 1976). */
function distance(one: number[], other: number[]): number {
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))
}

function lab([red = 0, green = 0, blue = 0]: number[]): number[] {
  const x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
  const f = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * Math.max(0, value) + 16 / 116)
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
}
