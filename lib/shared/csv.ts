/** What a spreadsheet takes for the beginning of a formula, in plain and in full width; after apostrophes too, so that taking one away gives back the text. */
const formulaStart = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** In front of a file: without it a spreadsheet reads every name with an accent wrong. */
export const byteOrderMark = '\uFEFF'

/** One line of RFC 4180 with its end; a cell that would run as a formula gets an apostrophe in front. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(text: string): string {
  const isFormula = formulaStart.test(text)
  const safe = isFormula ? `'${text}` : text
  return isFormula || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A cell as it was before `csvLine`: exactly the apostrophe that was put in front is taken away. */
export const plainCell = (cell: string): string => (cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell)
