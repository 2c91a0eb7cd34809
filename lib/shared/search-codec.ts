/** One part of a view's address: unreadable texts become the default, and the default is not written. */
export type Field<T> = { read: (text: string | null) => T; write: (value: T) => string | null }
export type SearchCodec<S> = {
  read: (params: URLSearchParams) => S
  /** Into a copy of `kept`: parts that are not of this view stay. */
  write: (search: S, kept?: URLSearchParams) => URLSearchParams
}
export type SearchOf<C> = C extends SearchCodec<infer S> ? S : never

/** Reads and writes the filters, sort and columns of one view in its address. */
export function searchCodec<S extends Record<string, unknown>>(fields: { [K in keyof S & string]: Field<S[K]> }): SearchCodec<S> {
  const names: (keyof S & string)[] = Object.keys(fields)
  const readAll = (params: URLSearchParams): unknown[][] => names.map((name) => [name, fields[name].read(params.get(name))])
  return {
    read: (params) => Object.fromEntries(readAll(params)),
    write: (search, kept) => {
      const params = new URLSearchParams(kept)
      for (const name of names) {
        const text = fields[name].write(search[name])
        if (text === null) params.delete(name)
        else params.set(name, text)
      }
      return params
    },
  }
}

export const text = (fallback = '', maxLength = 200): Field<string> => ({
  read: (written) => written?.slice(0, maxLength) ?? fallback,
  write: (value) => (value === fallback ? null : value),
})

export const oneOf = <const V extends string>(values: readonly V[], fallback: NoInfer<V>): Field<V> => ({
  read: (written) => values.find((value) => value === written) ?? fallback,
  write: (value) => (value === fallback ? null : value),
})

/** Separated by commas; what is not in the list is left out. */
export const manyOf = <const V extends string>(values: readonly V[], fallback: readonly NoInfer<V>[] = []): Field<readonly V[]> => ({
  read: (written) => {
    if (written === null) return fallback
    const parts = written.split(',')
    return parts.flatMap((part) => values.find((value) => value === part) ?? [])
  },
  write: (chosen) => (chosen.join() === fallback.join() ? null : chosen.join()),
})

/** Any words, separated by commas. */
export const texts = (maxCount = 100): Field<readonly string[]> => ({
  read: (written) => (written === null ? [] : written.split(',').filter(Boolean).slice(0, maxCount)),
  write: (values) => (values.length === 0 ? null : values.join()),
})

export const flag = (): Field<boolean> => ({ read: (written) => written === 'true', write: (value) => (value ? 'true' : null) })

export const integer = ({ min, max, fallback }: { min: number; max: number; fallback: number }): Field<number> => ({
  read: (written) => {
    const value = written !== null && /^\d{1,15}$/.test(written) ? Number(written) : fallback
    return value < min || value > max ? fallback : value
  },
  write: (value) => (value === fallback ? null : String(value)),
})

/** `2026-03-08`; null where none is chosen. */
export const day = (): Field<string | null> => ({
  read: (written) => (written !== null && isDay(written) ? written : null),
  write: (value) => value,
})

const isDay = (written: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(written) && new Date(`${written}T00:00:00Z`).toJSON()?.startsWith(written) === true
