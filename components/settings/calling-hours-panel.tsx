'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { zonedTime } from '@/components/ui/zoned-time'
import type { CallingHours } from '@/lib/contracts/calling-hours'
import type { CallingRule } from '@/lib/contracts/calling-hours-words'
import { hoursMutations } from '@/lib/queries/calling-hours'
import { problemSentence } from '@/lib/queries/request-problem'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { CallingRuleRow } from './calling-rule-row'

type CallingHoursPanelProps = { saved: CallingHours; mayEdit: boolean; zone: string }
/** A row keeps its key while its state and day are changed. */
type Row = { key: number; rule: CallingRule }

const rowsOf = (rules: readonly CallingRule[]): Row[] => rules.map((rule, key) => ({ key, rule }))

/** Between which hours people may be called, by state and from which day on. Saving makes a new version; older ones stay in the audit. */
export function CallingHoursPanel({ saved, mayEdit, zone }: CallingHoursPanelProps) {
  const [hours, setHours] = useState(saved)
  const [rows, setRows] = useState(() => rowsOf(saved.rules))
  const saving = useMutation({
    ...hoursMutations.save(),
    onSuccess: (now) => {
      setHours(now)
      setRows(rowsOf(now.rules))
    },
  })
  const isChanged = JSON.stringify(rows.map(({ rule }) => rule)) !== JSON.stringify(hours.rules)
  useUnsavedWork(isChanged)
  const add = () => setRows([...rows, { key: Math.max(0, ...rows.map(({ key }) => key)) + 1, rule: newRule }])
  return (
    <Panel title="Calling hours">
      <p className="mb-3 max-w-prose text-muted">
        On the clock of whoever is called. A state without a row has the hours of everywhere; of several rows of one state the newest that held on the day counts. Holidays are not in it, and no
        table replaces a lawyer: check each row before you rely on it.
      </p>
      <p className="mb-3 text-table text-muted">
        {hours.savedAt === null ? 'The usual rules as of November 2025; nobody has changed them yet.' : `Version ${hours.version}, saved by ${hours.savedBy ?? 'somebody'}, ${zonedTime(hours.savedAt, zone)}.`}
      </p>
      <div tabIndex={0} role="region" aria-label="Calling hours by state" className="overflow-x-auto">
        <table className="w-full min-w-[960px] text-table">
          <thead>
            <tr className="border-b border-line text-left">
              {['State', 'From day', 'Monday to Friday', 'Saturday', 'Sunday', 'Source'].map((word) => (
                <th key={word} scope="col" className="py-1.5 pr-3 font-medium">
                  {word}
                </th>
              ))}
              {mayEdit ? (
                <th scope="col">
                  <span className="sr-only">Remove</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, rule }, index) => (
              <CallingRuleRow
                key={key}
                rule={rule}
                place={index + 1}
                onChange={mayEdit ? (changed) => setRows(rows.map((row) => (row.key === key ? { key, rule: changed } : row))) : undefined}
                onRemove={() => setRows(rows.filter((row) => row.key !== key))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {mayEdit ? (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button onClick={add}>Add a rule</Button>
          <Button variant="primary" busy={saving.isPending} disabled={!isChanged} onClick={() => saving.mutate({ expectedVersion: hours.version, rules: rows.map(({ rule }) => rule) })}>
            Save
          </Button>
          {isChanged ? (
            <Button variant="ghost" onClick={() => setRows(rowsOf(hours.rules))}>
              Discard changes
            </Button>
          ) : null}
          <p role="status" className={saving.error === null ? 'text-muted' : 'text-danger'}>
            {saving.error === null ? (saving.isSuccess && !isChanged ? 'Saved.' : '') : problemSentence(saving.error)}
          </p>
        </div>
      ) : null}
    </Panel>
  )
}

const nineToEight = { from: '09:00', to: '20:00' }
const newRule: CallingRule = { state: '', validFrom: '2026-01-01', weekday: nineToEight, saturday: nineToEight, sunday: null, source: '' }
