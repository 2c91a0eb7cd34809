import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'

export type Choice = { value: string; label: string }

type ChoiceMenuProps = { label: string; choices: readonly Choice[]; chosen: readonly string[]; onChange: (chosen: string[]) => void }

/** Several of many; the number of those chosen stands on the button. */
export function ChoiceMenu({ label, choices, chosen, onChange }: ChoiceMenuProps) {
  const entries = choices.map((choice) => ({
    label: choice.label,
    checked: chosen.includes(choice.value),
    stays: true as const,
    onAct: () => onChange(chosen.includes(choice.value) ? chosen.filter((value) => value !== choice.value) : [...chosen, choice.value]),
  }))
  return (
    <Menu
      label={label}
      entries={entries}
      className="max-h-96 overflow-y-auto"
      trigger={(trigger) => (
        <Button {...trigger} disabled={choices.length === 0}>
          {label}
          {chosen.length === 0 ? null : <span className="tabular text-muted">{chosen.length}</span>}
          <Icon name="chevron-down" className="size-4" />
        </Button>
      )}
    />
  )
}
