/** `(818) 555-0199` for a number of ten digits at home; any other as it stands. */
export const phoneText = (phone: string, code: string): string =>
  /^\d{10}$/.test(phone) && (code === '1' || code === '') ? `(${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)}` : phone
