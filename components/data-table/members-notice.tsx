import { Button } from '@/components/ui/button'

type MembersNoticeProps = { stale: number; one: string; many: string; onFilterAgain: () => void }

/** Says how many rows are shown although they stopped matching. */
export function MembersNotice({ stale, one, many, onFilterAgain }: MembersNoticeProps) {
  if (stale === 0) return null
  return (
    <p role="status" className="mb-2 flex flex-wrap items-center gap-2 text-table text-muted">
      {stale === 1 ? `1 ${one} no longer matches` : `${stale} ${many} no longer match`} the filter and stays until you filter again.
      <Button size="small" variant="ghost" onClick={onFilterAgain}>
        Filter again
      </Button>
    </p>
  )
}
