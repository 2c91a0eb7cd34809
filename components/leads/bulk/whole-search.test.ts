import { describe, expect, it } from 'vitest'
import { wholeSearchProblem } from './whole-search'

describe('wholeSearchProblem', () => {
  it('lets a search be edited whole whose filters the leads themselves show', () => {
    for (const query of ['status=NEW', 's=a-search-key&listId=7', 'created=today&leadId=7&limit=100']) expect(wholeSearchProblem(query)).toBeNull()
  })

  it('says before anything is opened why the whole account, or filters that no lead shows, are refused', () => {
    for (const query of ['', 'limit=100&fields=name']) expect(wholeSearchProblem(query)).toContain('narrow the search')
    expect(wholeSearchProblem('status=NEW&modifiedBy=7&deleted=today')).toContain('who modified them or when they were deleted')
  })
})
