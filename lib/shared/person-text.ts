export type PersonKind = 'phone' | 'email' | 'lead-id' | 'name'
export type PersonText = { kind: PersonKind; text: string }

const email = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[^\s@<>()"',;:.]+/
const namedId = /^(?:#|lead(?:\s*id)?\s*[:#]?\s*|id\s*[:#]?\s*)([1-9]\d{0,19})$/i
const bareId = /^[1-9]\d{0,8}$/
/** Seven digits and more with what people write between them, anywhere in a pasted line; any script's digits. */
const phoneLike = /\p{Nd}(?:[\s\p{Pd}\p{Zs}().·•/]{0,3}\p{Nd}){6,}/u

/** What somebody typed or pasted, by its shape alone; null when it is nothing. Up to nine bare digits are a lead's id, more are a phone. */
export function personText(typed: string): PersonText | null {
  const text = typed.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').trim()
  if (text === '') return null
  const address = email.exec(text)
  if (address !== null) return { kind: 'email', text: address[0].toLowerCase() }
  const id = namedId.exec(text)?.[1] ?? (bareId.test(text) ? text : undefined)
  if (id !== undefined) return { kind: 'lead-id', text: id }
  return { kind: phoneLike.test(text) ? 'phone' : 'name', text }
}

type Name = { firstName: string; lastName: string }

/** The orders in which a name can be meant: `Ray, Zoë` leaves one, `Zoë Ray` two, a single word may be either. */
export function nameOrders(text: string): [Partial<Name>, ...Partial<Name>[]] {
  const [last, first, ...rest] = text.split(',').map((part) => part.trim())
  if (last !== undefined && last !== '' && first !== undefined && first !== '' && rest.length === 0) return [{ firstName: first, lastName: last }]
  const words = text.replace(/,/g, ' ').split(/\s+/).filter(Boolean)
  const head = words[0] ?? text
  if (words.length < 2) return [{ lastName: head }, { firstName: head }]
  const tail = words.slice(1).join(' ')
  const end = words.at(-1) ?? head
  return [
    { firstName: head, lastName: tail },
    { firstName: end, lastName: words.slice(0, -1).join(' ') },
    ...(words.length > 2 ? [{ firstName: words.slice(0, -1).join(' '), lastName: end }, { firstName: tail, lastName: head }] : []),
  ]
}
