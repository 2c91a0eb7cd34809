import { byteOrderMark, plainCell } from './csv'

/** Reads what `csvLine` wrote, row by row, however the pieces are cut. A last line without its end is a row too. */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  const reader = makeReader()
  let isFirst = true
  for await (const piece of pieces) {
    yield* reader.read(isFirst && piece.startsWith(byteOrderMark) ? piece.slice(1) : piece)
    if (piece !== '') isFirst = false
  }
  yield* reader.end()
}

type Reader = { read: (piece: string) => string[][]; end: () => string[][] }

/** `closing`: a quote inside of quotes, which ends the cell unless another one follows. */
type Place = 'plain' | 'quoted' | 'closing'

function makeReader(): Reader {
  let [row, cell]: [string[], string] = [[], '']
  let place: Place = 'plain'
  const endCell = () => {
    row.push(plainCell(cell))
    cell = ''
    place = 'plain'
  }
  const endRow = (rows: string[][]) => {
    endCell()
    rows.push(row)
    row = []
  }
  const take = (letter: string, rows: string[][]) => {
    if (place === 'quoted') {
      if (letter === '"') place = 'closing'
      else cell += letter
    } else if (place === 'closing' && letter === '"') {
      cell += letter
      place = 'quoted'
    } else if (letter === ',') endCell()
    else if (letter === '\n') endRow(rows)
    else if (letter === '"' && cell === '') place = 'quoted'
    else if (letter !== '\r') cell += letter
  }
  return {
    read: (piece) => {
      const rows: string[][] = []
      for (const letter of piece) take(letter, rows)
      return rows
    },
    end: () => {
      const rows: string[][] = []
      if (cell !== '' || row.length > 0) endRow(rows)
      return rows
    },
  }
}
