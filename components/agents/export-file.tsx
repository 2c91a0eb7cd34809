import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { AgentRow, PerformanceAnswer } from '@/lib/contracts/performance'
import type { AgentColumn } from './agent-columns'
import { agentSearchParams, type AgentSearch } from './search-params'

type ExportFileProps = { answer: PerformanceAnswer; rows: readonly AgentRow[]; columns: readonly AgentColumn[]; zone: string; search: AgentSearch }

/** The shown numbers as a file, made by the browser: nothing is read anew, so both say the same. */
export function ExportFile({ answer, rows, columns, zone, search }: ExportFileProps) {
  const save = async () => {
    const { agentsCsv } = await import('./agents-csv')
    const filters = decodeURIComponent(agentSearchParams.write({ ...search, columns: [], sort: 'totalSeconds', dir: 'desc', view: 'chart' }).toString())
    const file = new Blob([agentsCsv({ answer, rows, columns, zone, filters })], { type: 'text/csv;charset=utf-8' })
    const address = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = address
    link.download = `agents-${answer.range.from.slice(0, 10)}-${answer.range.to.slice(0, 10)}.csv`
    link.click()
    // The download has begun with the click; the address may go.
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
  return (
    <Button onClick={() => void save()} title="The numbers of the table, as shown">
      <Icon name="download" className="size-4" />
      CSV
    </Button>
  )
}
