/** As people read numbers: `(818) 555-0199` at home (1, or no country told), `+44 2079460958` elsewhere; what is no such number as it stands. */
export function phoneText(national: string, countryCode = '1'): string {
  if (countryCode !== '1' && countryCode !== '') return national === '' ? '' : `+${countryCode} ${national}`
  const [, area, exchange, line] = /^(\d{3})(\d{3})(\d{4})$/.exec(national) ?? []
  return area === undefined ? national : `(${area}) ${exchange}-${line}`
}
