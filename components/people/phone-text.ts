/** As people read numbers: `(818) 555-0199` at home, `+44 2079460958` elsewhere. */
export function phoneText(national: string, countryCode = '1'): string {
  const [, area, exchange, line] = countryCode === '1' ? (/^(\d{3})(\d{3})(\d{4})$/.exec(national) ?? []) : []
  return area === undefined ? `${countryCode === '1' ? '' : `+${countryCode} `}${national}` : `(${area}) ${exchange}-${line}`
}
