/** What a spreadsheet takes for the beginning of a formula, in plain and in full width. */
const formulaStart = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** One line of RFC 4180 with its end; a cell that would run as a formula gets an apostrophe in front. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(text: string): string {
  const isFormula = formulaStart.test(text)
  const safe = isFormula ? `'${text}` : text
  return isFormula || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
