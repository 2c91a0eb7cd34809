// The yardstick's agents: today's numbers as rows of the server, and a chart of them (bars, a curve, a grid, as ours) whose library comes when it is drawn.
export const agentFiles = {
  'app/agents/page.jsx': `
import { ask } from '../../upstream'
import { Agents } from './agents'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const day = new Intl.DateTimeFormat('sv', { timeZone: 'America/Los_Angeles' }).format(new Date())
  const { data } = await ask('/agent-performance/search', { date_start: day + ' 00:00:00', date_end: day + ' 23:59:59' })
  return <Agents rows={Object.values(data).map(shaped)} />
}

const seconds = (text) => (text ?? '0:0:0').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
const shaped = (row) => ({
  id: row.user_id, name: row.name, calls: row.calls, people: row.human_answered,
  talk: seconds(row.talk_sec), wait: seconds(row.wait_sec), pause: seconds(row.pause_sec), wrap: seconds(row.wrap_sec),
})
`,
  'app/agents/agents.jsx': `
'use client'
import dynamic from 'next/dynamic'

const Chart = dynamic(() => import('./chart'), { ssr: false, loading: () => <div style={{ height: 320 }} /> })

export function Agents({ rows }) {
  return (
    <>
      <Chart rows={rows.slice(0, 30)} />
      <table>
        <thead><tr><th>Name</th><th>Calls</th><th>People</th><th>Talk</th><th>Wait</th><th>Pause</th><th>Wrap-up</th></tr></thead>
        <tbody>
          {rows.slice(0, 36).map((row) => (
            <tr key={row.id} data-row={row.id}>
              <td>{row.name}</td><td>{row.calls}</td><td>{row.people}</td><td>{row.talk}</td><td>{row.wait}</td><td>{row.pause}</td><td>{row.wrap}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
`,
  'app/agents/chart.jsx': `
import { Area, Bar, CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis } from 'recharts'

export default function Chart({ rows }) {
  return (
    <ComposedChart width={1000} height={320} data={rows}>
      <CartesianGrid /><XAxis dataKey="name" /><YAxis /><Tooltip />
      <Area isAnimationActive={false} dataKey="calls" />
      <Bar isAnimationActive={false} dataKey="talk" stackId="time" fill="green" /><Bar isAnimationActive={false} dataKey="wait" stackId="time" fill="blue" />
      <Bar isAnimationActive={false} dataKey="pause" stackId="time" fill="orange" /><Bar isAnimationActive={false} dataKey="wrap" stackId="time" fill="grey" />
    </ComposedChart>
  )
}
`,
}
