import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./samples/', import.meta.url))

/** The text of one documented answer, e.g. `sample('leads-search/official')`. */
export const sample = (name: string): string => readFileSync(`${folder}${name}.json`, 'utf8')

/** Names of all documented answers of an endpoint, e.g. of `log-retrieve`. */
export const sampleNames = (endpoint: string): string[] =>
  readdirSync(`${folder}${endpoint}`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${endpoint}/${file.slice(0, -'.json'.length)}`)
    .sort()

export const sampleEndpoints = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
