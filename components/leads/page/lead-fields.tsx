import { Panel } from '@/components/ui/panel'
import type { LeadChoices, LeadDetail } from '@/lib/contracts/lead-edits'
import { fieldGroups, ownFieldsOf, ownFieldsTitle } from './field-words'
import { InlineField } from './inline-field'

type LeadFieldsProps = { detail: LeadDetail; choices: LeadChoices | undefined; zone: string; mayEdit: boolean }

const twoColumns = 'grid grid-cols-[minmax(76px,auto)_minmax(0,1fr)] gap-x-4'
/** Two columns that end where they end, so that a short group leaves no hole beside a long one. */
const columns = [['Dialing', 'Person'], ['Numbers', 'Address']] as const

export function LeadFields({ detail, choices, zone, mayEdit }: LeadFieldsProps) {
  const own = ownFieldsOf(detail.lead, choices)
  const problems = choices === undefined ? [] : [choices.statuses.problem, choices.lists.problem, choices.users.problem].filter((problem) => problem !== null)
  const groupOf = (title: string) => fieldGroups.find((group) => group.title === title)?.fields ?? []
  return (
    <div className="grid min-w-0 grid-cols-1 items-start gap-4 md:grid-cols-2">
      {columns.map((titles) => (
        <div key={titles[0]} className="flex min-w-0 flex-col gap-4">
          {titles.map((title) => (
            <Panel key={title} title={title}>
              <dl className={twoColumns}>
                {groupOf(title).map((field) => (
                  <InlineField key={field} {...{ field, detail, choices, zone, mayEdit }} />
                ))}
              </dl>
              {title === 'Dialing' && mayEdit && problems.length > 0 ? (
                <p className="mt-2 text-table text-muted">Some choices could not be read, so codes and ids are typed: {problems[0]}</p>
              ) : null}
            </Panel>
          ))}
        </div>
      ))}
      <Panel title="Notes" className="md:col-span-2">
        <dl>
          <InlineField field="notes" isAlone {...{ detail, choices, zone, mayEdit }} />
        </dl>
      </Panel>
      {own.length === 0 ? null : (
        <Panel title={ownFieldsTitle} className="md:col-span-2">
          <dl className={twoColumns}>
            {own.map((field) => (
              <InlineField key={field} {...{ field, detail, choices, zone, mayEdit }} />
            ))}
          </dl>
        </Panel>
      )}
    </div>
  )
}
