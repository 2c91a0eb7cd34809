'use client'

import type { ReactNode } from 'react'
import { useState } from 'react'
import { NumberText } from '@/components/ui/number-text'
import { Segmented } from '@/components/ui/segmented'
import { StateMark } from '@/components/ui/state-mark'
import type { CampaignDetail } from '@/lib/contracts/campaigns'
import { outcomeTotals } from './outcome-totals'

type Outcomes = NonNullable<CampaignDetail['outcomes']['data']>

const views = [
  { value: 'bars', label: 'Bars' },
  { value: 'table', label: 'Table' },
] as const

/** Calls of the last hour by disposition: bars to see, the same figures as a table to read. */
export function CampaignOutcomes({ outcomes }: { outcomes: Outcomes }) {
  const [view, setView] = useState<'bars' | 'table'>('bars')
  const { calls, contacts, rate } = outcomeTotals(outcomes)
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <Kpi label="Calls" value={<NumberText value={calls} />} />
        <Kpi
          label="Contact rate"
          value={
            <>
              <NumberText value={rate} digits={1} percent /> <span className="text-table text-muted">n {calls.toLocaleString('en-US')}</span>
            </>
          }
        />
        <Segmented label="How to show the outcomes" options={views} value={view} onChange={setView} className="ml-auto" />
      </div>
      {contacts === null ? <p className="text-muted">Which dispositions mean a contact is not known for all of them, so there is no rate.</p> : null}
      {view === 'bars' ? <Bars outcomes={outcomes} calls={calls} /> : <OutcomeTable outcomes={outcomes} calls={calls} />}
    </div>
  )
}

function Kpi({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <p className="text-table text-muted">{label}, last hour</p>
      <p className="text-kpi font-semibold">{value}</p>
    </div>
  )
}

type FiguresProps = { outcomes: Outcomes; calls: number }

function Bars({ outcomes, calls }: FiguresProps) {
  const most = Math.max(1, ...outcomes.map((outcome) => outcome.calls))
  return (
    <div tabIndex={0} role="region" aria-label="Calls by disposition" className="max-h-72 overflow-y-auto">
      <ul className="flex flex-col gap-1.5 text-table">
        {outcomes.map((outcome) => (
          <li key={outcome.code} className="grid grid-cols-[minmax(96px,1fr)_minmax(0,2fr)_88px] items-center gap-3">
            <span className="truncate" title={`${outcome.label} (${outcome.code})`}>
              {outcome.label}
            </span>
            <span aria-hidden className="h-3 overflow-hidden rounded-small bg-sunken">
              <span
                className={`keeps-colour block h-full ${outcome.contact === true ? 'bg-blue' : 'bg-edge'}`}
                style={{ width: `${(outcome.calls / most) * 100}%` }}
              />
            </span>
            <span className="tabular text-right">
              {outcome.calls.toLocaleString('en-US')} <span className="text-muted">{shareText(outcome.calls, calls)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function OutcomeTable({ outcomes, calls }: FiguresProps) {
  return (
    <div tabIndex={0} role="region" aria-label="Outcomes" className="relative max-h-72 overflow-auto">
      <table aria-label="Calls by disposition" className="w-full text-table">
        <thead>
          <tr className="text-left text-muted">
            {['Disposition', 'Code', 'Contact'].map((head) => (
              <th key={head} scope="col" className="py-1 pr-3 font-medium">
                {head}
              </th>
            ))}
            <th scope="col" className="py-1 text-right font-medium">
              Calls
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome) => (
            <tr key={outcome.code} className="border-t border-line">
              <td className="py-1 pr-3">{outcome.label}</td>
              <td className="py-1 pr-3">{outcome.code}</td>
              <td className="py-1 pr-3">
                <ContactWord contact={outcome.contact} />
              </td>
              <td className="tabular py-1 text-right">{outcome.calls.toLocaleString('en-US')}</td>
              <td className="tabular py-1 pl-3 text-right">{shareText(outcome.calls, calls)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ContactWord({ contact }: { contact: boolean | null }) {
  if (contact === null) return 'Not known'
  return contact ? <StateMark shape="dot" tone="blue" label="Contact" /> : 'No contact'
}

const shareText = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)}%`)
