import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { iconNames } from './icon-names'

it('has every icon of the list in the one file, and no other', () => {
  const drawn = readFileSync(join(import.meta.dirname, 'icons.svg'), 'utf8')
  expect([...drawn.matchAll(/<symbol id="([a-z0-9-]+)"/g)].map(([, name]) => name)).toEqual([...iconNames])
})
