import type { Account } from './core/account'
import { filterOf, idOf, type Form } from './core/form'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, count, numberOf, numberOrNull, run, textOf } from './core/rows'
import { stampOf } from './core/stamps'

/** `campaigns/search`: all of them, on or off; it knows no filter. */
export const searchCampaigns = ({ db }: Account): Answer =>
  succeeded(all(db, 'SELECT id, name, active, zone, last_call_at FROM campaigns ORDER BY id').map((row) => ({
    id: numberOf(row, 'id'),
    name: textOf(row, 'name'),
    status: numberOf(row, 'active') === 1 ? 'Y' : 'N',
    last_call_date: dumpedDate(numberOrNull(row, 'last_call_at'), textOf(row, 'zone')),
  })))

/** `campaigns/status` */
export const setCampaignStatus = ({ db }: Account, form: Form): Answer => {
  const id = idOf(filterOf(form, 'campaign_id'))
  if (id === undefined || count(db, 'SELECT count(*) FROM campaigns WHERE id = ?', [id]) === 0) throw new Refusal(6004, 'Unknown Campaign ID')
  const active = flags.get(filterOf(form, 'status')?.toLowerCase() ?? '')
  if (active === undefined) throw new Refusal(6010, 'Missing status')
  run(db, 'UPDATE campaigns SET active = ? WHERE id = ?', [active, id])
  return succeeded()
}

const flags = new Map([['1', 1], ['true', 1], ['0', 0], ['false', 0]])

/** As PHP prints a DateTime of the campaign's own zone. */
const dumpedDate = (at: number | null, zone: string): { date: string; timezone_type: 3; timezone: string } | null =>
  at === null ? null : { date: `${stampOf(at, zone)}.000000`, timezone_type: 3, timezone: zone }
