import { NumberText, numberText } from '@/components/ui/number-text'
import type { ListHealth } from '@/lib/contracts/list-health'
import { FigureTable, type FigureRow } from './figure-table'

/** All numbers of a scanned list. */
export function HealthTables({ health }: { health: ListHealth }) {
  return (
    <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
      <FigureTable title="By disposition" heads={['Status', 'Means', 'Leads']} rows={dispositionRows(health)} note={meaningsNote(health)} />
      <FigureTable title="By number of calls" heads={['Calls', 'Leads', 'In play']} rows={attemptRows(health)} />
      <FigureTable
        title="By week of creation"
        heads={['Week of', 'Leads', 'Called', 'Contacts', 'Successes']}
        rows={weekRows(health)}
        note="Weeks begin on Monday. Rates are of the leads that were called, by the status they have now."
      />
      <FigureTable title="By day of the last call" heads={['Day', 'Leads']} rows={health.lastCalled.map(({ day, leads }) => ({ key: day ?? 'never', cells: [day ?? 'Never', numberText(leads)] }))} />
    </div>
  )
}

function dispositionRows({ dispositions, counts }: ListHealth): FigureRow[] {
  return dispositions.map(({ code, name, leads, meaning }) => ({
    key: code,
    cells: [
      name === null || name === code ? code || 'No status' : `${name} (${code})`,
      <span key="means" className={meaning === null ? 'text-amber' : 'text-muted'}>
        {meaning === null ? 'not sorted' : meaningWords(meaning)}
      </span>,
      <WithShare key="leads" value={leads} all={counts.total ?? 0} />,
    ],
  }))
}

function meaningWords({ contact, success, final }: { contact: boolean; success: boolean; final: boolean }): string {
  return [contact ? 'contact' : '', success ? 'success' : '', final ? 'final' : ''].filter((word) => word !== '').join(', ') || '–'
}

const attemptRows = ({ attempts }: ListHealth): FigureRow[] =>
  attempts.map(({ calls, leads, inPlay }) => ({ key: String(calls), cells: [calls === null ? 'Not told' : calls === 0 ? 'Never' : numberText(calls), numberText(leads), numberText(inPlay)] }))

const weekRows = ({ weeks }: ListHealth): FigureRow[] =>
  weeks.map(({ week, leads, called, contacts, successes, unsorted }) => ({
    key: week ?? 'unknown',
    cells: [
      week ?? 'Not told',
      numberText(leads),
      numberText(called),
      <Rate key="contacts" of={contacts} n={called} unsorted={unsorted} />,
      <Rate key="successes" of={successes} n={called} unsorted={unsorted} />,
    ],
  }))

const WithShare = ({ value, all }: { value: number; all: number }) => (
  <>
    <NumberText value={value} />
    {all === 0 ? null : <span className="ml-1.5 inline-block min-w-12 text-muted">{numberText(value / all, 1, true)}</span>}
  </>
)

/** A share with the number it is of; none where statuses of unknown meaning could turn it either way. */
function Rate({ of, n, unsorted }: { of: number; n: number; unsorted: number }) {
  if (n === 0) return <span className="text-muted">–</span>
  if (unsorted > 0) return <span title={`${numberText(unsorted)} of them have a status that nobody has sorted`}>{numberText(of)} or more</span>
  return (
    <>
      <NumberText value={of / n} digits={1} percent />
      <span className="ml-1.5 text-muted">n {numberText(n)}</span>
    </>
  )
}

function meaningsNote({ meanings }: ListHealth) {
  if (meanings.problem !== null) return `What the statuses mean could not be read: ${meanings.problem}`
  if (meanings.source === 'convoso') return 'What a status means is said by Convoso.'
  return meanings.source === 'settings' ? 'What a status means was sorted by a manager in Settings, Status meaning.' : 'Nobody has sorted what the statuses mean: see Settings, Status meaning.'
}
