import { describe, expect, it } from 'vitest'
import { aLead } from '@/lib/testing/fake-person'
import { isZone } from '@/lib/shared/zone-stamp'
import { candidateZones, zonesOfLead } from './called-party-zone'
import { zonesByAreaCode, zonesByPostalCode, zonesByPostalPrefix, zonesByState } from './zone-tables'

const eastern = 'America/New_York'
const central = 'America/Chicago'
const mountain = 'America/Denver'
const pacific = 'America/Los_Angeles'
const phoenix = 'America/Phoenix'

describe('candidateZones', () => {
  it.each([
    ['a postal code alone', { zip: '10001' }, [eastern], 'zip'],
    ['one with its last four digits', { zip: ' 85001-1234' }, [phoenix], 'zip'],
    ['one of a divided region', { zip: '79845' }, [central, mountain], 'zip'],
    ['one that differs from its neighbours', { zip: '89883' }, [mountain], 'zip'],
    ['a region on a border, narrowed by the state', { zip: '37330', state: 'GA' }, [eastern], 'zip'],
    ['a postal code of a divided state', { zip: '33101', state: 'FL' }, [eastern], 'zip'],
    ['a postal code that the state excludes', { zip: '10001', state: 'ca ' }, [eastern, pacific], 'zip'],
    ['a postal code before the phone', { zip: '10001', phone: '8185550199' }, [eastern], 'zip'],
    ['a state with one clock', { state: 'CA', phone: '2125550100' }, [pacific], 'state'],
    ['a divided state', { state: 'TX' }, [central, mountain], 'state'],
    ['a divided state with a number of its own', { state: 'TX', phone: '9155550100' }, [mountain], 'area-code'],
    ['a divided state with a number from elsewhere', { state: 'TX', phone: '2125550100' }, [central, mountain], 'state'],
    ['a divided state with a divided number', { state: 'AZ', phone: '9285550100' }, [mountain, phoenix], 'area-code'],
    ['a number alone', { phone: '+1 (818) 555-0199' }, [pacific], 'area-code'],
    ['a Canadian number', { phone: '4165550100' }, ['America/Toronto'], 'area-code'],
    ['a number without a place', { phone: '8005550100' }, [], 'unknown'],
    ['a number of another length', { phone: '442079460958' }, [], 'unknown'],
    ['a postal code of the armed forces', { zip: '09012' }, [], 'unknown'],
    ['nothing', {}, [], 'unknown'],
  ])('%s', (_, place, zones, source) => {
    const found = candidateZones(place)
    expect(found.zones.toSorted()).toEqual(zones.toSorted())
    expect(found.source).toBe(source)
  })

  it('knows each code once and every zone', () => {
    for (const table of [zonesByState, zonesByPostalPrefix, zonesByPostalCode, zonesByAreaCode]) {
      for (const zones of Object.keys(table)) expect(zones.split(' ').filter((zone) => !isZone(zone)), zones).toEqual([])
      const groups = Object.values(table).flatMap((codes) => codes.trim().split(/\s+/))
      const codes = groups.flatMap((group) => {
        const [first = '', last = first] = group.split('-')
        return /^\d/.test(first) ? Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(first) + at)) : [first]
      })
      expect(codes.length).toBeGreaterThan(6)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })
})

describe('zonesOfLead', () => {
  const lead = aLead({ id: '7', phone: '8185550199', phoneCode: '1', state: 'TX', postalCode: '', country: 'US' })

  it('reads state and postal code of American leads', () => {
    expect(zonesOfLead(lead)).toEqual({ zones: [central, mountain], source: 'state' })
    expect(zonesOfLead({ ...lead, country: '', postalCode: '79901' })).toEqual({ zones: [mountain], source: 'zip' })
  })

  it('takes neither from another country, nor an area code from another country code', () => {
    expect(zonesOfLead({ ...lead, country: 'MX', postalCode: '10001' })).toEqual({ zones: [pacific], source: 'area-code' })
    expect(zonesOfLead({ ...lead, country: 'MX', phoneCode: '52' })).toEqual({ zones: [], source: 'unknown' })
  })
})
