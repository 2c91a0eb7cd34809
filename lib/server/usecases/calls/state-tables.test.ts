import { describe, expect, it } from 'vitest'
import { candidateZones } from '../people/called-party-zone'
import { stateOfAreaCode, stateOfZip } from './state-tables'

const codes = Array.from({ length: 1_000 }, (_, code) => String(code).padStart(3, '0'))
/** Of a state they name, the zones that neither the number nor the postal code allows. */
const strays = (state: string, zones: readonly string[]) => zones.filter((zone) => !candidateZones({ state }).zones.includes(zone))

describe('the states of numbers and postal codes', () => {
  it('live by the clocks that the zone tables give the same codes', () => {
    const wrong: string[] = []
    for (const code of codes) {
      const [byNumber, byZip] = [stateOfAreaCode(code), stateOfZip(`${code}01`)]
      const [numberZones, zipZones] = [candidateZones({ phone: `${code}5550100` }).zones, candidateZones({ zip: `${code}01` }).zones]
      if (byNumber !== null && (numberZones.length === 0 || strays(byNumber, numberZones).length > 0)) wrong.push(`area code ${code} of ${byNumber}: ${numberZones.join(' ')}`)
      if (byZip !== null && (zipZones.length === 0 || strays(byZip, zipZones).length > 0)) wrong.push(`postal code ${code} of ${byZip}: ${zipZones.join(' ')}`)
    }
    expect(wrong).toEqual([])
  })

  it.each([['212', 'NY'], ['808', 'HI'], ['800', null], ['416', null]])('area code %s is %s', (code, state) => expect(stateOfAreaCode(code)).toBe(state))
  it.each([['90012', 'CA'], ['10001-1234', 'NY'], ['00501', 'NY'], ['96799', null], ['SW1A', null]])('postal code %s is %s', (zip, state) => expect(stateOfZip(zip)).toBe(state))
})
