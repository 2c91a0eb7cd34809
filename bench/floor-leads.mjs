// The yardstick's leads: rows of the server, windowed by hand, one box for a number, one sort. What a screen of leads costs at the least.
export const leadFiles = {
  'app/leads/page.jsx': `
import { ask } from '../../upstream'
import { Leads } from './leads'
import { shaped } from './shaped'

export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }) {
  const { size = '50' } = await searchParams
  const { data } = await ask('/leads/search', { limit: size })
  return <Leads first={data.entries.map(shaped)} />
}
`,
  'app/leads/shaped.js': `
export const shaped = (lead) => ({
  id: lead.id, name: lead.first_name + ' ' + lead.last_name, phone: lead.phone_number, status: lead.status, list: lead.directory_name,
  campaign: lead.campaign_name, called: lead.last_called, calls: lead.called_count,
})
`,
  'app/leads/leads.jsx': `
'use client'
import { useRef, useState } from 'react'

const height = 40
const view = 800

export function Leads({ first }) {
  const [rows, setRows] = useState(first)
  const [start, setStart] = useState(0)
  const box = useRef(null)
  const find = async (event) => {
    event.preventDefault()
    const answer = await fetch('/api/leads', { method: 'POST', body: JSON.stringify({ phone: box.current.value }) })
    setRows(await answer.json())
    setStart(0)
  }
  const sort = () => setRows([...rows].sort((one, other) => one.status.localeCompare(other.status)))
  const shown = rows.slice(start, start + 36)
  return (
    <>
      <form onSubmit={find}><input ref={box} aria-label="Phone" /></form>
      <div data-scroller style={{ height: view, overflow: 'auto' }} onScroll={(event) => setStart(Math.max(0, Math.floor(event.currentTarget.scrollTop / height) - 8))}>
        <table data-count={rows.length}>
          <thead><tr><th>Name</th><th>Phone</th><th><button onClick={sort}>Status</button></th><th>List</th><th>Campaign</th><th>Last called</th><th>Calls</th><th>Id</th></tr></thead>
          <tbody>
            <tr style={{ height: start * height }} />
            {shown.map((row) => (
              <tr key={row.id} data-row={row.id} style={{ height }}>
                <td>{row.name}</td><td>{row.phone}</td><td>{row.status}</td><td>{row.list}</td><td>{row.campaign}</td><td>{row.called}</td><td>{row.calls}</td><td>{row.id}</td>
              </tr>
            ))}
            <tr style={{ height: Math.max(0, rows.length - start - shown.length) * height }} />
          </tbody>
        </table>
      </div>
    </>
  )
}
`,
  'app/api/leads/route.js': `
import { ask } from '../../../upstream'
import { shaped } from '../../leads/shaped'

export async function POST(request) {
  const { phone } = await request.json()
  const { data } = await ask('/leads/search', { phone_number: phone, limit: '100' })
  return Response.json(data.entries.map(shaped))
}
`,
}
