import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, flag, integer, manyOf, oneOf, searchCodec, text, texts, type SearchOf } from './search-codec'

const codec = searchCodec({
  q: text(),
  sort: oneOf(['name', 'state'], 'name'),
  columns: manyOf(['name', 'state', 'id'], ['name', 'state']),
  statuses: texts(),
  drift: flag(),
  limit: integer({ min: 1, max: 2000, fallback: 100 }),
  from: day(),
})
type Search = SearchOf<typeof codec>

const defaults: Search = { q: '', sort: 'name', columns: ['name', 'state'], statuses: [], drift: false, limit: 100, from: null }

describe('searchCodec', () => {
  it('reads an empty address as the defaults and writes the defaults as nothing', () => {
    expect(codec.read(new URLSearchParams())).toEqual(defaults)
    expect(codec.write(defaults).toString()).toBe('')
  })

  it('takes the default for whatever it cannot read', () => {
    const junk = new URLSearchParams('sort=age&columns=name,age&drift=yes&limit=0&from=2026-02-31')
    expect(codec.read(junk)).toEqual({ ...defaults, columns: ['name'] })
    expect(codec.read(new URLSearchParams('limit=9e9&from=2026-13-01'))).toEqual(defaults)
  })

  it('keeps what is not its own', () => {
    const written = codec.write({ ...defaults, q: 'sun', columns: [] }, new URLSearchParams('run=7&q=old&drift=true'))
    expect(Object.fromEntries(written)).toEqual({ run: '7', q: 'sun', columns: '' })
  })

  it('reads back whatever it wrote', () => {
    const words = fc.stringMatching(/^[A-Za-zäß &=%#+]{1,9}$/)
    const searches: fc.Arbitrary<Search> = fc.record({
      q: fc.string({ maxLength: 200 }).filter((value) => value.isWellFormed()),
      sort: fc.constantFrom('name', 'state'),
      columns: fc.uniqueArray(fc.constantFrom('name', 'state', 'id')),
      statuses: fc.array(words, { maxLength: 5 }),
      drift: fc.boolean(),
      limit: fc.integer({ min: 1, max: 2000 }),
      from: fc.option(fc.constantFrom('2026-02-28', '2024-02-29')),
    })
    fc.assert(
      fc.property(searches, (search) => {
        expect(codec.read(new URLSearchParams(codec.write(search).toString()))).toEqual(search)
      }),
    )
  })
})
