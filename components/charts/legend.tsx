import { fillOf, type ChartLook } from './chart-colours'

/** How a series looks, beside its word: a patch of its area or a piece of its line. */
export function Swatch({ look, kind = 'bar' }: { look: ChartLook; kind?: 'bar' | 'line' }) {
  if (kind === 'line') {
    return (
      <svg width="28" height="14" aria-hidden className="keeps-colour inline-block shrink-0">
        <path d="M1 7 H27" stroke={look.colour} strokeWidth="2" strokeDasharray={look.dash} />
      </svg>
    )
  }
  return (
    <svg width="14" height="14" aria-hidden className="keeps-colour inline-block shrink-0">
      <rect x="0.5" y="0.5" width="13" height="13" rx="2" fill={fillOf(look)} stroke={look.colour} />
    </svg>
  )
}

export function Legend({ entries }: { entries: readonly { look: ChartLook; label: string; kind?: 'bar' | 'line' }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-table text-muted">
      {entries.map(({ look, label, kind = 'bar' }) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <Swatch look={look} kind={kind} />
          {label}
        </li>
      ))}
    </ul>
  )
}
