import { Button } from './button'
import { Icon } from './icon'
import { Menu } from './menu'

export type Choice = { value: string; label: string; detail?: string }

type ChoiceMenuProps = {
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  /** Where the chosen ones stand beside it by name, their number need not. */
  isCounted?: boolean
}

/** Several of many; the number of those chosen stands on the button. */
export function ChoiceMenu({ label, choices, chosen, onChange, isCounted = true }: ChoiceMenuProps) {
  const entries = choices.map(({ value, ...choice }) => ({
    ...choice,
    checked: chosen.includes(value),
    stays: true as const,
    onAct: () => onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]),
  }))
  return (
    <Menu
      label={label}
      entries={entries}
      className="max-h-96 overflow-y-auto"
      trigger={(trigger) => (
        <Button {...trigger} disabled={choices.length === 0}>
          {label}
          {isCounted && chosen.length > 0 ? <span className="tabular text-muted">{chosen.length}</span> : null}
          <Icon name="chevron-down" className="size-4" />
        </Button>
      )}
    />
  )
}
