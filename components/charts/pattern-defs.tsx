import type { ReactNode } from 'react'
import { chartLooks, type ChartPattern } from './chart-colours'

/** The fills of all charts of a page, once, drawn by the server. In forced colours and on paper the shapes stay apart. */
export function PatternDefs() {
  return (
    <svg width="0" height="0" aria-hidden className="absolute">
      <defs>
        {chartLooks.map(({ name, colour, pattern }) => (
          <pattern key={name} id={`chart-${name}`} width="8" height="8" patternUnits="userSpaceOnUse">
            {drawings[pattern](colour)}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

const ground = (colour: string, opacity: number) => <rect width="8" height="8" fill={colour} opacity={opacity} />

const drawings: Record<ChartPattern, (colour: string) => ReactNode> = {
  solid: (colour) => ground(colour, 1),
  diagonal: (colour) => (
    <>
      {ground(colour, 0.3)}
      <path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" stroke={colour} strokeWidth="2" />
    </>
  ),
  dots: (colour) => (
    <>
      {ground(colour, 0.25)}
      <circle cx="2" cy="2" r="1.6" fill={colour} />
      <circle cx="6" cy="6" r="1.6" fill={colour} />
    </>
  ),
  stripes: (colour) => (
    <>
      {ground(colour, 0.35)}
      <path d="M2 0 V8 M6 0 V8" stroke={colour} strokeWidth="2" />
    </>
  ),
  crossed: (colour) => (
    <>
      {ground(colour, 0.25)}
      <path d="M0 4 H8 M4 0 V8" stroke={colour} strokeWidth="1.5" />
    </>
  ),
  hollow: (colour) => ground(colour, 0.35),
}
