/** The middle one of some numbers; NaN of none. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The value that `share` (0 to 1) of the numbers do not exceed. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
}

export const rounded = (number, digits = 2) => (Number.isFinite(number) ? number.toFixed(digits) : '–')

/** Rows of texts under a head, as a table of Markdown that is also readable in a terminal. */
export function table(head, rows) {
  const widths = head.map((cell, column) => Math.max(...[head, ...rows].map((row) => String(row[column]).length), String(cell).length))
  const line = (cells) => `| ${cells.map((cell, column) => (column === 0 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]))).join(' | ')} |`
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + (column === 0 ? 2 : 1))}${column === 0 ? '' : ':'}`).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** Prints what was promised beside what was measured; says whether all of it holds. */
export function verdicts(promises) {
  for (const { text, isKept } of promises) console.log(`${isKept ? 'kept  ' : 'MISSED'}  ${text}`)
  return promises.every(({ isKept }) => isKept)
}

/** `--rounds 3` of the command line, or the fallback. */
export function numberOption(name, fallback) {
  const place = process.argv.indexOf(`--${name}`)
  const value = place === -1 ? fallback : Number(process.argv[place + 1])
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} wants a number above 0.`)
  return value
}
