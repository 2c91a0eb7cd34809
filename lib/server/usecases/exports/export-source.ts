import { z } from 'zod'
import type { ExportKind } from '@/lib/contracts/jobs-words'
import type { Permission } from '@/lib/contracts/permissions'
import type { Ctx } from '../desk'

export type ExportPage = {
  /** One text per column; a page may have none. */
  rows: string[][]
  /** Where to go on after this page: committed together with the length of the file. */
  cursor: string
  /** How many rows there will be in all; null where nobody tells. */
  total: number | null
  /** What a reader of the file has to know, e.g. that the rows changed meanwhile; the last one stays. */
  note?: string
}

export type ExportReading = {
  /** Null at the beginning. */
  cursor: string | null
  /** As the file has them since its beginning: a setting changed meanwhile must not shift them. */
  columns: readonly string[]
  /** What the file holds already, row by row: for a source that has to know what it gave before. */
  written: () => AsyncIterable<string[]>
  signal: AbortSignal
}

/** What can be exported. After a crash `pages` is asked again with the last committed cursor. */
export type ExportSource<Input> = {
  kind: ExportKind
  /** Asked besides `data.export`. */
  permission: Permission
  input: z.core.$ZodType<Input>
  title: (ctx: Ctx, input: Input) => string | Promise<string>
  /** Filter and zone in one line of words; it heads a last column of the file, whose cells are empty. */
  about: (ctx: Ctx, input: Input) => string | Promise<string>
  /** Lower case, digits and hyphens; the day and the ending are added. */
  fileName: (input: Input) => string
  header: (ctx: Ctx, input: Input) => string[] | Promise<string[]>
  /** For the audit: which filters, without the numbers and names in them. */
  facts: (input: Input) => Record<string, unknown>
  /** How many rows there will be, as far as that is known without asking Convoso; without an answer it counts as many. */
  knownRows?: (ctx: Ctx, input: Input) => number | null
  /** Pages in an order in which the cursor makes sense. An AppError that is not about the line ends the export without a file. */
  pages: (ctx: Ctx, input: Input, reading: ExportReading) => AsyncIterable<ExportPage>
}

/** A source whose input is read out of the job again, so that sources of all kinds stand in one table. */
export type AnyExport = {
  kind: ExportKind
  permission: Permission
  knownRows: (ctx: Ctx, input: unknown) => number | null
  begin: (ctx: Ctx, input: unknown) => Promise<ExportBeginning>
  pages: (ctx: Ctx, input: unknown, reading: ExportReading) => AsyncIterable<ExportPage>
}

export type ExportBeginning = { title: string; about: string; fileName: string; columns: string[]; facts: Record<string, unknown> }

export function anyExport<Input>(source: ExportSource<Input>): AnyExport {
  return {
    kind: source.kind,
    permission: source.permission,
    knownRows: (ctx, raw) => source.knownRows?.(ctx, z.parse(source.input, raw)) ?? null,
    begin: async (ctx, raw) => {
      const input = z.parse(source.input, raw)
      const [title, about, columns] = await Promise.all([source.title(ctx, input), source.about(ctx, input), source.header(ctx, input)])
      return { title, about, columns, fileName: source.fileName(input), facts: source.facts(input) }
    },
    pages: (ctx, raw, reading) => source.pages(ctx, z.parse(source.input, raw), reading),
  }
}
