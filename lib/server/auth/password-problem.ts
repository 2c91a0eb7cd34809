import { commonWords } from './common-passwords'

/** Why this password is refused, as the end of "The password …", or null. */
export function passwordProblem(password: string, { email }: { email: string }): string | null {
  if (password.length < 12) return 'needs at least 12 characters'
  if (password.length > 128) return 'may have at most 128 characters'
  const plain = password.toLowerCase()
  const address = email.toLowerCase()
  const name = address.split('@')[0] ?? ''
  if (address !== '' && plain.includes(address)) return 'contains the e-mail address'
  if (isRepetition(plain) || isSequence(plain)) return 'is a simple pattern'
  const words = [...commonWords, ...lettersOf(name)]
  return [withoutDisguise(plain), onlyLetters(plain)].some((text) => isMadeOf(text, words)) ? 'is one of the first that would be guessed' : null
}

const disguises: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't', '+': 't' }

const onlyLetters = (plain: string): string => plain.replace(/[^\p{L}]/gu, '')

/** Letters only: signs and numbers around words go, those that stand for a letter inside one become it. */
function withoutDisguise(plain: string): string {
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return core.replace(/[^\p{L}]/gu, (sign) => disguises[sign] ?? '')
}

const lettersOf = (name: string): string[] => [name, ...name.split(/[^\p{L}]+/u)].map(onlyLetters).filter((part) => part.length >= 3)

/** Whether up to three words of the list, one after another, are the whole text; four and more make a fair passphrase. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const fewest = new Map([[0, 0]])
  for (let start = 0; start < text.length; start += 1) {
    const count = fewest.get(start)
    if (count === undefined || count === 3) continue
    for (const word of words) {
      const end = start + word.length
      if (text.startsWith(word, start)) fewest.set(end, Math.min(count + 1, fewest.get(end) ?? 3))
    }
  }
  return text !== '' && fewest.has(text.length)
}

function isRepetition(plain: string): boolean {
  return [1, 2, 3, 4, 5, 6].some((size) => plain === plain.slice(0, size).repeat(Math.ceil(plain.length / size)).slice(0, plain.length))
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  '1q2w3e4r5t6y7u8i9o0p',
]
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')])

/** Whether keyboard or alphabet runs of four or more make up the whole. */
function isSequence(plain: string): boolean {
  let rest = plain
  while (rest !== '') {
    const length = longestRun(rest)
    if (length < Math.min(4, rest.length)) return false
    rest = rest.slice(length)
  }
  return true
}

function longestRun(text: string): number {
  let length = text.length
  while (length > 0 && !runs.some((run) => run.includes(text.slice(0, length)))) length -= 1
  return length
}
