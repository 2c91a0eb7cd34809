/** A name as it stands in an e-mail address: a-z only, `Łukasz` becomes `lukasz`. */
export const plainName = (name: string): string =>
  name.normalize('NFD').toLowerCase().replace(/đ/g, 'd').replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/[^a-z]/g, '')
