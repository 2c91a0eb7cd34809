import { arch, cpus, platform, release, totalmem } from 'node:os'
import type { Figures } from './figures'

type Proof = { name: string; title: string; claim: string; passed: boolean; figures: Figures; seconds: number }

/** The page of one proof: what is claimed, how it ended, when and where. */
export function proofPage({ name, title, claim, passed, figures, seconds }: Proof): string {
  const rows = Object.entries(figures).map(([key, value]) => `| ${wordsOf(key)} | ${typeof value === 'number' ? value.toLocaleString('en-US') : value} |`)
  return [
    `# ${title}`, '', claim, '',
    `**${passed ? 'Held' : 'Did not hold'}** on ${new Date().toISOString().slice(0, 10)}, in ${Math.round(seconds)} s, on ${machine()}.`, '',
    '| figure | value |', '|---|---|', ...rows, '',
    `Again: \`npm run prove ${name}\``, '',
  ].join('\n')
}

/** `killedInTheMiddle` -> `killed in the middle`; a unit behind it stays. */
const wordsOf = (key: string): string => key.replace(/Ms$/, ' (ms)').replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)

function machine(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${first?.model.trim() || arch()}), ${memory} GiB, ${platform()} ${release()}, Node ${process.versions.node}`
}
