import { Icon } from '@/components/ui/icon'
import { cellNumber, numberText } from '@/components/ui/number-text'
import type { Campaign, Figure } from '@/lib/contracts/campaigns'
import { contactRate } from './contact-rate'

/** A count, with a mark when its newest read failed; a dash means not loaded, never zero. */
export function FigureCell({ figure, noun }: { figure: Figure; noun: string }) {
  if (figure.problem === null) return cellNumber(figure.value)
  return (
    <span title={figure.problem} className="inline-flex items-center gap-1">
      <Icon name="triangle-alert" className="size-3.5 text-amber" />
      <span className="sr-only">
        {noun}: {figure.problem}
      </span>
      {cellNumber(figure.value)}
    </span>
  )
}

/** The share of calls of the last hour that reached a person, with how many calls that is of. */
export function ContactRateCell({ campaign }: { campaign: Campaign }) {
  const rate = contactRate(campaign)
  if (rate === null) return <FigureCell figure={{ ...campaign.contactsLastHour, value: null }} noun="Contact rate" />
  return (
    <>
      {numberText(rate, 1, true)}
      <span className="ml-1.5 text-muted">{`n ${numberText(campaign.callsLastHour.value ?? 0)}`}</span>
    </>
  )
}
