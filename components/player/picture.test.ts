import { describe, expect, it } from 'vitest'
import { loudestOf, outlineOf, positionText, silenceEnd, spokenTime } from './picture'
import { linkTo, readLink } from './recording-link'

describe('the outline of a channel', () => {
  it('is mirrored around the middle and closed', () => {
    expect(outlineOf([0, 500, 1000])).toBe('M0 988L1 500L2 0L2 2000L1 1500L0 1012Z')
    expect(outlineOf([])).toBe('')
  })

  it('fills its height with the loudest of both channels, and not with noise', () => {
    const channels = [[250, 500], [0, 100]]
    expect(channels.map((peaks) => outlineOf(peaks, loudestOf(channels)))).toEqual(['M0 500L1 0L1 2000L0 1500Z', 'M0 988L1 800L1 1200L0 1012Z'])
    expect(loudestOf([[1, 2]])).toBe(100)
  })
})

describe('silence', () => {
  const silences = [[2, 5], [10, 12]] as const

  it.each([
    [1, null],
    [2, 5],
    [4.9, 5],
    [4.97, null],
    [5, null],
    [11, 12],
    [20, null],
  ])('around second %s ends at %s', (second, end) => expect(silenceEnd(silences, second)).toBe(end))
})

describe('a time', () => {
  it.each([
    [0, '0:00', '0 seconds'],
    [65.9, '1:05', '1 minute 5 seconds'],
    [3_723, '1:02:03', '1 hour 2 minutes 3 seconds'],
    [-1, '0:00', '0 seconds'],
  ])('of %s s is %s', (seconds, shown, spoken) => expect([positionText(seconds), spokenTime(seconds)]).toEqual([shown, spoken]))
})

describe('a link to a second', () => {
  it('names the recording and nobody', () => {
    expect(linkTo('/leads/42?tab=calls', { recordingId: 'l42-7', second: 35.8 })).toBe('/leads/42?tab=calls&play=l42-7&t=35')
    expect(linkTo('/recordings', { recordingId: 'c9', second: 0 })).toBe('/recordings?play=c9&t=0')
  })

  it('is read back', () => {
    expect(readLink('?tab=calls&play=l42-7&t=35')).toEqual({ recordingId: 'l42-7', second: 35 })
    expect(readLink('?play=c9')).toEqual({ recordingId: 'c9', second: 0 })
  })

  it.each(['', '?t=5', '?play=', '?play=l0-7', '?play=../users', '?play=https://evil.example', '?play=x9'])('is none in "%s"', (search) => expect(readLink(search)).toBeNull())

  it.each(['-5', 'NaN', 'Infinity', 'x'])('with the second %s begins at the start', (second) => expect(readLink(`?play=c9&t=${second}`)?.second).toBe(0))
})
