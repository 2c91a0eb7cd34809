'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import { StateMark } from '@/components/ui/state-mark'
import type { Campaign } from '@/lib/contracts/campaigns'
import { useAnswerNow } from './answer-clock'
import { shownState } from './shown-state'
import { proofOf, StateWord } from './state-face'
import { SwitchButton } from './switch-button'
import { useCampaignSwitch } from './use-campaign-switch'
import { useSwitchProgress } from './use-switch-progress'

const PreflightForm = lazy(async () => ({ default: (await import('./preflight-form')).PreflightForm }))

type CampaignSwitchProps = {
  campaign: Campaign
  zone: string
  /** Without it only the state is shown. */
  maySwitch: boolean
  /** A second line, e.g. that it was changed outside. */
  note?: ReactNode
}

/** Off acts at once; on asks first, in place. It says "switching" from the click until the answer, and never guesses. */
export function CampaignSwitch({ campaign, zone, maySwitch, note }: CampaignSwitchProps) {
  const nowMs = useAnswerNow()
  const { inFlight, failure } = useSwitchProgress(campaign.id)
  const { turnOff, turnOn, readAgain } = useCampaignSwitch()
  const state = shownState(campaign, { nowMs, inFlight })
  const isUnknown = state.kind === 'unknown'
  const proof = proofOf(state, zone)

  return (
    <div className="flex min-w-0 items-center gap-2">
      {maySwitch && !isUnknown ? (
        <OnOff
          campaign={campaign}
          position={state.kind}
          checked={state.kind === 'switching' ? campaign.active === true : state.kind === 'on'}
          onTurnOff={() => turnOff(campaign)}
          onTurnOn={(reason) => turnOn(campaign, reason)}
        />
      ) : null}
      <span className={clsx('flex flex-col', isUnknown ? 'shrink-0' : 'min-w-0')}>
        <span className={clsx('flex min-w-0', isUnknown ? 'flex-col' : 'items-center gap-2')} title={proof}>
          <StateWord state={state} />
          {failure === undefined || inFlight !== undefined || isUnknown ? (
            // The age of what is confirmed stands in the page's header; here it is heard.
            <span className={'readAt' in state ? 'sr-only' : 'truncate text-small text-muted'}>{proof}</span>
          ) : (
            <Failure sentence={failure} />
          )}
        </span>
        {isUnknown ? null : note}
      </span>
      {isUnknown ? (
        <span role="group" aria-label={`${campaign.name}: state unknown`} className="flex shrink-0 items-center gap-1">
          <IconButton label={`Read ${campaign.name} again`} size="small" onClick={() => void readAgain()}>
            <Icon name="refresh-cw" className="size-3.5" />
          </IconButton>
          {maySwitch ? (
            <>
              <Button size="small" data-switch-choice aria-label={`Turn off ${campaign.name}`} onClick={() => turnOff(campaign)}>
                Off
              </Button>
              <AskFirst campaign={campaign} onTurnOn={(reason) => turnOn(campaign, reason)} />
            </>
          ) : null}
        </span>
      ) : null}
      {isUnknown ? note : null}
    </div>
  )
}

function Failure({ sentence }: { sentence: string }) {
  return (
    <span title={sentence} className="min-w-0 truncate">
      <StateMark shape="triangle" tone="red" label={sentence} />
    </span>
  )
}

type OnOffProps = {
  campaign: Campaign
  position: 'on' | 'off' | 'switching'
  checked: boolean
  onTurnOff: () => void
  onTurnOn: (reason: string | undefined) => void
}

function OnOff({ campaign, position, checked, onTurnOff, onTurnOn }: OnOffProps) {
  return (
    <Popover
      label={`Turn on ${campaign.name}`}
      trigger={({ onClick, ...trigger }) => (
        <SwitchButton
          {...(position === 'off' ? trigger : { ref: trigger.ref })}
          name={campaign.name}
          position={position}
          checked={checked}
          onClick={position === 'switching' ? undefined : position === 'on' ? onTurnOff : onClick}
        />
      )}
    >
      {(close) => <Preflight campaign={campaign} close={close} onTurnOn={onTurnOn} />}
    </Popover>
  )
}

function AskFirst({ campaign, onTurnOn }: Pick<OnOffProps, 'campaign' | 'onTurnOn'>) {
  return (
    <Popover
      label={`Turn on ${campaign.name}`}
      trigger={(trigger) => (
        <Button {...trigger} size="small" aria-label={`Turn on ${campaign.name}…`}>
          On…
        </Button>
      )}
    >
      {(close) => <Preflight campaign={campaign} close={close} onTurnOn={onTurnOn} />}
    </Popover>
  )
}

function Preflight({ campaign, close, onTurnOn }: Pick<OnOffProps, 'campaign' | 'onTurnOn'> & { close: () => void }) {
  const confirm = (reason: string | undefined) => {
    close()
    onTurnOn(reason)
  }
  return (
    <Suspense fallback={<Skeleton className="h-40 w-80" />}>
      <PreflightForm campaign={campaign} onCancel={close} onConfirm={confirm} />
    </Suspense>
  )
}
