import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type NumberTextProps = {
  /** null shows a dash. */
  value: number | null
  /** Digits after the point. */
  digits?: number
  /** Shares between 0 and 1 shown as percents. */
  percent?: boolean
  unit?: string
  className?: string
}

export function NumberText({ value, digits = 0, percent = false, unit, className }: NumberTextProps) {
  if (value === null) return <span className={clsx('text-muted', className)}>–</span>
  return (
    <span className={clsx('tabular whitespace-nowrap', className)}>
      {numberText(value, digits, percent)}
      {unit === undefined ? null : ` ${unit}`}
    </span>
  )
}

/** For a table's cell, which has the digits' style itself: an element less in each of them. */
export const cellNumber = (value: number | null): ReactNode => (value === null ? <NumberText value={null} /> : numberText(value))

export function numberText(value: number, digits = 0, percent = false): string {
  const key = `${digits} ${percent}`
  const known = formats.get(key)
  if (known !== undefined) return known.format(value)
  const style = percent ? 'percent' : 'decimal'
  const made = new Intl.NumberFormat('en-US', { style, minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(key, made)
  return made.format(value)
}

/** Making one costs a hundred times its use, and a table of rates uses it in every row. */
const formats = new Map<string, Intl.NumberFormat>()
