import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { openSmall } from '@/lib/sandbox/core/small-account'
import { createListInput, newList } from './lists'
import { listNameProblem, normalListName, suggestedListNames } from './lists-words'

const character = fc.constantFrom(...'abzAZ059:_- é/\u{1F600}\t.'.split(''), 'ß')
const names = fc.oneof(fc.string({ maxLength: 40 }), fc.array(character, { maxLength: 36 }).map((each) => each.join('')), fc.constantFrom('', ' '.repeat(12), 'a'.repeat(10), 'a'.repeat(30), 'a'.repeat(31)))

describe('names of lists', () => {
  it('what passes here passes both generations, and what fails says why: 10,000 names', () => {
    fc.assert(
      fc.property(names, (typed) => {
        const problem = listNameProblem(typed)
        const parsed = z.safeParse(createListInput, { name: typed, campaignId: '1' })
        expect(parsed.success).toBe(problem === null)
        const sent = normalListName(typed)
        const isStrict = /^[A-Za-z0-9:_\- ]{10,30}$/.test(sent)
        if (problem === null) {
          expect(isStrict).toBe(true)
          expect(z.safeParse(newList, { name: sent, campaignId: '1' }).success).toBe(true)
          expect(parsed.data?.name).toBe(sent)
        } else {
          expect(isStrict).toBe(false)
          expect(problem).toMatch(/\.$/)
        }
        expect(normalListName(sent)).toBe(sent)
      }),
      { numRuns: 10_000 },
    )
  })

  it('the twin takes them in both of its moods', async () => {
    for (const strictListNames of [false, true]) {
      const small = openSmall({ strictListNames })
      let turn = 0
      try {
        await fc.assert(
          fc.asyncProperty(names, async (typed) => {
            turn += 1
            const name = normalListName(`${typed.slice(0, 24)} ${turn}`)
            const answer = await small.ask('lists/insert', { name, campaign_id: '11' })
            if (listNameProblem(name) === null) expect(answer).toMatchObject({ success: true })
            else if (strictListNames) expect(answer).toMatchObject({ code: 6046 })
          }),
          { numRuns: 300 },
        )
      } finally {
        small.sandbox.close()
      }
    }
  })

  it('suggests names by pattern that are valid and free', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (campaign, month) => {
        const day = `2026-${String(month).padStart(2, '0')}-05`
        const first = suggestedListNames(campaign, day, new Set())
        expect(first.length).toBeGreaterThan(1)
        const second = suggestedListNames(campaign, day, new Set(first.map((name) => name.toLowerCase())))
        for (const name of [...first, ...second]) expect(listNameProblem(name)).toBeNull()
        expect(second.filter((name) => first.includes(name))).toEqual([])
      }),
    )
    expect(suggestedListNames('Solar West', '2026-03-05', new Set())).toContain('SolarWest_Mar2026')
  })
})
