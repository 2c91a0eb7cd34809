import { describe, expect, it } from 'vitest'
import { isPlayableSource, readRecordingId, recordingIdOfCall, recordingIdOfLead } from './recordings-words'

describe('the id of a recording', () => {
  it('says where it is looked up, and is read back from what is made', () => {
    expect(readRecordingId(recordingIdOfLead('42', 'r-7_a'))).toEqual({ kind: 'lead', leadId: '42', recordingId: 'r-7_a' })
    expect(readRecordingId(recordingIdOfCall('900'))).toEqual({ kind: 'call', callId: '900' })
  })

  it.each(['', 'l0-1', 'c0', 'c01', 'l42', 'l42-', '42', 'l42-..%2f', 'l42-a b', 'l42-1\n', `c${'9'.repeat(21)}`, `l1-${'a'.repeat(65)}`, 'L42-1'])('is none in %j', (id) =>
    expect(readRecordingId(id)).toBeNull())
})

describe('a source', () => {
  it.each([
    ['https://convoso.com/a.mp3', true],
    ['1403237496-all.wav', false],
    ['', false],
    [null, false],
  ])('%s plays: %s', (source, isPlayable) => expect(isPlayableSource(source)).toBe(isPlayable))
})
