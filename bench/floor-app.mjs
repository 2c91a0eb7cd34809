// The yardstick: the least that Next itself needs for the same screens. Server-rendered rows, one switch per row, two route handlers, no session.
import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../scripts/with-node.mjs'
import { agentFiles } from './floor-agents.mjs'
import { leadFiles } from './floor-leads.mjs'

const files = {
  'package.json': '{ "name": "floor", "private": true, "type": "module" }\n',
  'next.config.mjs': "export default { poweredByHeader: false, turbopack: { root: '/' } }\n",
  'upstream.js': `
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** As Node's manual has it: a kept socket that the other side has just closed is no answer, so the question is put again on another. */
export async function ask(path, fields) {
  try {
    return await askOnce(path, fields)
  } catch (error) {
    if (error.reusedSocket) return await askOnce(path, fields)
    throw error
  }
}

function askOnce(path, fields) {
  const body = new URLSearchParams({ ...fields, auth_token: process.env.CONVOSO_AUTH_TOKEN }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asking = request(process.env.CONVOSO_API_URL + path, { agent, method: 'POST', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve(JSON.parse(text)))
    })
    asking.on('error', (error) => reject(Object.assign(error, { reusedSocket: asking.reusedSocket })))
    asking.end(body)
  })
}
`,
  'app/layout.jsx': `
import Link from 'next/link'

export default function Layout({ children }) {
  return <html lang="en"><body><nav><Link href="/campaigns">Campaigns</Link> <Link href="/leads">Leads</Link> <Link href="/agents">Agents</Link></nav>{children}</body></html>
}
`,
  'app/campaigns/page.jsx': `
import { ask } from '../../upstream'
import { Rows } from './rows'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const { data } = await ask('/campaigns/search', {})
  return <Rows campaigns={data.map(({ id, name, status }) => ({ id: String(id), name, active: status === 'Y' }))} />
}
`,
  'app/campaigns/rows.jsx': `
'use client'
import { useState } from 'react'

export function Rows({ campaigns }) {
  return <table><tbody>{campaigns.map((campaign) => <Row key={campaign.id} campaign={campaign} />)}</tbody></table>
}

function Row({ campaign }) {
  const [state, setState] = useState(campaign.active ? 'on' : 'off')
  const press = async () => {
    const active = state !== 'on'
    setState('switching')
    const answer = await fetch('/api/campaigns/' + campaign.id, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ active }) })
    setState((await answer.json()).active ? 'on' : 'off')
  }
  return (
    <tr data-row={campaign.id}>
      <td>{campaign.name}</td>
      <td><button role="switch" aria-checked={state === 'on'} aria-busy={state === 'switching'} onClick={press}>{state}</button></td>
    </tr>
  )
}
`,
  'app/api/campaigns/route.js': `
import { ask } from '../../../upstream'

export const dynamic = 'force-dynamic'

export async function GET() {
  return Response.json(await ask('/campaigns/search', {}))
}
`,
  'app/api/campaigns/[id]/route.js': `
import { ask } from '../../../../upstream'

export async function PATCH(request, { params }) {
  const { id } = await params
  const { active } = await request.json()
  const answer = await ask('/campaigns/status', { campaign_id: id, status: active ? 'true' : 'false' })
  return answer.success ? Response.json({ active }) : Response.json(answer, { status: 502 })
}
`,
}

/** Builds it in this folder, which must lie outside the checkout: Next would take the checkout's own proxy.ts and instrumentation.ts for the application's. */
export function buildFloor(folder) {
  for (const [name, text] of Object.entries({ ...files, ...leadFiles, ...agentFiles })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text.trimStart())
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const build = spawnSync(process.execPath, [next, 'build'], { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
  if (build.status !== 0) throw new Error(`The minimal Next application could not be built:\n${build.stdout}${build.stderr}`)
}
