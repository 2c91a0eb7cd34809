import { expect, it } from 'vitest'
import { csvLine } from './csv'

it('quotes what would break a line or a cell', () => {
  expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', ''])).toBe('plain,"a,b","say ""hi""","two\nlines",\r\n')
})

it.each(['=1+1', '+18185550199', '-2', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])('lets no spreadsheet run %j', (text) => {
  expect(csvLine([text])).toBe(`"'${text}"\r\n`)
})
