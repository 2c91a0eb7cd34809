export type Figures = Record<string, string | number>

/** What the tests of a browser report noted under `figures`, together. */
export function endToEndFigures(report: unknown): Figures {
  const notes = allIn(report, 'annotations').flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []))
  const texts = notes.filter(({ type }) => type === 'figures').map(({ description }) => String(description))
  return Object.assign({}, ...texts.map((text) => figuresIn(JSON.parse(text))))
}

/** Tests passed and failed of a unit report, and what they noted in their `meta` under `figures`. */
export function unitFigures(report: unknown): Figures {
  if (!isRecord(report)) return {}
  return figuresIn(Object.assign({}, ...allIn(report, 'figures'), { testsPassed: report['numPassedTests'], testsFailed: report['numFailedTests'] }))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function figuresIn(value: unknown): Figures {
  const entries = Object.entries(isRecord(value) ? value : {})
  return Object.fromEntries(entries.flatMap(([name, figure]) => (typeof figure === 'number' || typeof figure === 'string' ? [[name, figure]] : [])))
}

/** Every value under this key, however deep. */
function allIn(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => allIn(item, key))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, item]) => (name === key ? [item] : allIn(item, key)))
}
