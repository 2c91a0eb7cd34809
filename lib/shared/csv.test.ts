import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteOrderMark, csvLine } from './csv'
import { csvRows } from './csv-rows'

it('quotes what would break a line or a cell', () => {
  expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', ''])).toBe('plain,"a,b","say ""hi""","two\nlines",\r\n')
})

it.each(['=1+1', '+18185550199', '-2', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1', '＋1', '－1', '＠x', "'=1"])('lets no spreadsheet run %j', (text) => {
  expect(csvLine([text])).toBe(`"'${text}"\r\n`)
})

async function* cut(text: string, at: readonly number[]): AsyncGenerator<string> {
  let from = 0
  for (const end of [...at.toSorted((one, other) => one - other), text.length]) {
    yield text.slice(from, Math.max(from, end))
    from = Math.max(from, end)
  }
}

const rowsOf = (text: string, at: readonly number[] = []) => Array.fromAsync(csvRows(cut(text, at)))

describe('reading it again', () => {
  it('gives back what was written, wherever the pieces are cut, and no first letter runs', async () => {
    const letters = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', ' ', 'a', '1', 'é', '＝', '𝄞', '\u0000', byteOrderMark)
    const rows = fc.array(fc.array(fc.oneof(fc.string({ unit: letters, maxLength: 8 }), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.nat({ max: 200 }), { maxLength: 5 }), async (given, cuts) => {
        const text = given.map(csvLine).join('')
        expect(await rowsOf(byteOrderMark + text, cuts)).toEqual(given)
        for (const row of given) for (const cell of row) expect(csvLine([cell, ''])).not.toMatch(/^"?[=+\-@\t\r\n＝＋－＠]/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes a last line without its end, and nothing for a row', async () => {
    expect([await rowsOf('a,b\nc'), await rowsOf(''), await rowsOf('""\r\n')]).toEqual([[['a', 'b'], ['c']], [], [['']]])
  })
})
