import { Panel } from '@/components/ui/panel'
import type { Connection } from '@/lib/contracts/settings'

/** What the documentation leaves open and only the account itself can answer. */
export function LiveChecklist({ connection }: { connection: Connection }) {
  return (
    <Panel title="Before you trust it with a live account">
      <p className="mb-3 text-muted">
        The documentation of Convoso contradicts itself in places, and no test account can settle it for yours. Go through this once, with a campaign
        that may be switched without harm, and look at Convoso itself beside it.
      </p>
      <ol className="flex list-decimal flex-col gap-3 pl-5">
        {checksFor(connection).map(({ title, how }) => (
          <li key={title}>
            <span className="font-medium">{title}</span>
            <span className="block text-muted">{how}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

type Check = { title: string; how: string }

function checksFor({ statusEncoding, environment, maxRps, burst }: Connection): Check[] {
  return [
    {
      title: 'Status encoding',
      how: said(
        'Turn the harmless campaign off, then on. Each time Convoso must show what Switchyard confirms.',
        `If it stays or goes the other way, set CONVOSO_STATUS_ENCODING to the other value (it is ${statusEncoding} now) and try again.`,
      ),
    },
    {
      title: 'Zone',
      how: said(
        'Make a call and compare its time under "Last call" with the clock on the wall.',
        `If it is hours off, CONVOSO_TIMEZONE (now ${environment.timeZone}) is not the zone of the account.`,
      ),
    },
    {
      title: 'Changes made outside',
      how: 'Switch the harmless campaign in Convoso. Within 15 seconds Switchyard must show the new state and the mark "outside Switchyard".',
    },
    {
      title: "The token's permissions",
      how: 'Run the check above. Every endpoint your people need must say Allowed; a refused one leaves its figures empty.',
    },
    {
      title: 'Recording hosts',
      how: said(
        'Look at the host in the address of a recording in Convoso and put it into CONVOSO_RECORDING_HOSTS.',
        'Recordings from any other host are not played.',
      ),
    },
    {
      title: 'Pace',
      how: said(
        `Convoso names no limit. Ask your account manager whether ${maxRps} requests a second with bursts of ${burst} are fine,`,
        'above all when other tools share the account.',
      ),
    },
    {
      title: 'Dispositions',
      how: said(
        'Compare the contact rate of one hour with a report in Convoso.',
        'If it differs, the account uses dispositions whose meaning is set differently there.',
      ),
    },
    {
      title: 'Stop all',
      how: said(
        'At a quiet hour press Stop all, then Restore, and compare every result with Convoso.',
        'Your people should have done it once before they need it.',
      ),
    },
  ]
}

const said = (...sentences: string[]): string => sentences.join(' ')
