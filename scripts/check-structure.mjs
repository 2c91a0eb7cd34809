// `npm run structure`: the rules of the house that no compiler knows. Prints file:line and a sentence for each breach.
import { register } from 'tsx/esm/api'
import * as house from '../boundaries.mjs'
import { root } from './with-node.mjs'

register()
const { checkTree, readTree } = await import('./structure/check-tree.ts')
const { files, everyPath } = readTree(root)
const problems = checkTree(files, { house, everyPath })
for (const { path, line, sentence } of problems) console.error(`${path}:${line} ${sentence}`)
console.log(`${files.length} files read, ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)
