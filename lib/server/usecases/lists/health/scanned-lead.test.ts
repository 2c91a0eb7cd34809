import { expect, it } from 'vitest'
import { sampleLead } from '@/lib/testing/sample-lead'
import { numbersOf } from './scanned-lead'

it('knows a number again however it is written, apart by country, and leaves out what is none', () => {
  const lead = sampleLead('1', { phone: '(818) 555-0100', altPhone1: '18185550100', altPhone2: '8185550101' })
  expect(numbersOf(lead)).toEqual(['18185550100', '18185550101'])
  expect(numbersOf(sampleLead('2', { phone: '8185550100', phoneCode: '44' }))).toEqual(['448185550100'])
  expect(numbersOf(sampleLead('3', { phone: '0000000000', altPhone1: '911', altPhone2: '', phoneCode: '' }))).toEqual([])
})
