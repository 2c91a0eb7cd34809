/** Both generations of the dialer at once: the strict one takes 10 to 30 of these characters, the other one asks for 10 alone. */
export const shortestListName = 10
export const longestListName = 30
export const longestListDescription = 255

export const listStatuses = ['active', 'inactive'] as const
export type ListStatus = (typeof listStatuses)[number]

/** What an edit may touch. The dialer tells all of them but the description. */
export const listFields = ['name', 'campaignId', 'active', 'description'] as const
export type ListField = (typeof listFields)[number]
export type ListValues = { name?: string | undefined; campaignId?: string | undefined; active?: boolean | undefined; description?: string | undefined }

/** What no strict dialer takes in a name. */
export const foreignToNames = /[^A-Za-z0-9:_\- ]/u

/** The name as it is sent: without spaces at its ends, and single ones inside. */
export const normalListName = (typed: string): string => typed.trim().replace(/\s+/g, ' ')

/** Two names with the same key are one name to the dialer. */
export const listNameKey = (name: string): string => normalListName(name).toLowerCase()

/** What is wrong with a name, in a sentence; null when every dialer takes it. */
export function listNameProblem(typed: string): string | null {
  const name = normalListName(typed)
  const [foreign] = foreignToNames.exec(name) ?? []
  if (name === '') return 'A list needs a name.'
  if (foreign !== undefined) return `A name may hold letters without accents, digits, spaces and : - _ only, not “${foreign}”.`
  if (name.length < shortestListName) return `A name needs at least ${shortestListName} characters; this one has ${name.length}.`
  if (name.length > longestListName) return `A name may have ${longestListName} characters at most; this one has ${name.length}.`
  return null
}

/** `Campaign_Date_Region_Type` and its shorter relatives, each one valid and none of them taken; `day` is `YYYY-MM-DD`. */
export function suggestedListNames(campaignName: string, day: string, taken: ReadonlySet<string>): string[] {
  const words = plainWords(campaignName)
  const [year = '', month = ''] = day.split('-')
  const date = `${monthWords[Number(month) - 1] ?? ''}${year}`
  const endings = [`_${date}_East_NewLeads`, `_${date}_WebForms`, `_${date}`]
  const imported = `Import_${month}${year.slice(2)}_`
  const names = endings.map((ending) => `${fitted(words, longestListName - ending.length)}${ending}`)
  return [...new Set([...names, `${imported}${fitted(words, longestListName - imported.length)}`])]
    .map((name) => freeName(name, taken))
    .filter((name) => listNameProblem(name) === null)
}

function plainWords(text: string): string[] {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').split(/[^A-Za-z0-9]+/).filter(Boolean)
  return words.length === 0 ? ['Campaign'] : words
}

/** As many whole words as there is room for; the first one is cut where it must be. */
function fitted([first = '', ...others]: readonly string[], room: number): string {
  let text = first.slice(0, room)
  for (const word of others) {
    if (text.length + word.length > room) break
    text += word
  }
  return text
}

const monthWords = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(listNameKey(name))) return name
  for (let turn = 2; turn < 100; turn += 1) {
    const ending = `_${turn}`
    const next = `${name.slice(0, longestListName - ending.length)}${ending}`
    if (!taken.has(listNameKey(next))) return next
  }
  return name
}
