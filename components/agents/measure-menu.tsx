import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { trendMeasures, trendMeasureWords, type TrendMeasure } from './trend-view'

type MeasureMenuProps = { measure: TrendMeasure; by: 'day' | 'hour'; onMeasure: (measure: TrendMeasure) => void }

/** Says before it is chosen what a measure costs. */
export function MeasureMenu({ measure, by, onMeasure }: MeasureMenuProps) {
  const details: Record<TrendMeasure, string> = {
    time: 'Talk, wait, wrap-up and pause',
    callsPerHour: 'Calls for each logged hour',
    talkShare: 'Talk of the logged time',
    contacts: `Calls that reached somebody; one more request to Convoso for each ${by}`,
    contactRate: `Contacts of all calls; one more request to Convoso for each ${by}`,
  }
  return (
    <Menu
      label="What is drawn"
      className="max-w-80"
      entries={trendMeasures.map((value) => ({ label: trendMeasureWords[value], detail: details[value], checked: value === measure, onAct: () => onMeasure(value) }))}
      trigger={(trigger) => (
        <Button {...trigger} aria-label={`What is drawn: ${trendMeasureWords[measure]}`}>
          {trendMeasureWords[measure]}
          <Icon name="chevron-down" className="size-4" />
        </Button>
      )}
    />
  )
}
