// `npm run icons`: draws the icons that the console names into one file, from lucide's own drawings.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as lucide from 'lucide-react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { iconNames } from '../components/ui/icon-names.ts'

const symbols = iconNames.map(symbolOf)
const file = join(import.meta.dirname, '..', 'components', 'ui', 'icons.svg')
writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n${symbols.join('\n')}\n</svg>\n`)

function symbolOf(name) {
  const drawing = lucide[componentOf(name)]
  if (drawing === undefined) throw new Error(`lucide has no icon named ${name}.`)
  const [, inside] = /^<svg[^>]*>(.*)<\/svg>$/s.exec(renderToStaticMarkup(createElement(drawing))) ?? []
  // The stroke stands in the file: what is used from it inherits only the colour.
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inside}</symbol>`
}

function componentOf(name) {
  return name.replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase())
}
