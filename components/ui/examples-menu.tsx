import { Button } from './button'
import { Icon } from './icon'
import { Menu } from './menu'

type ExamplesMenuProps = { label: string; examples: readonly string[]; onChoose: (example: string) => void }

/** Beside a box that understands words: some of them, to choose instead of typing. */
export const ExamplesMenu = ({ label, examples, onChoose }: ExamplesMenuProps) => (
  <Menu
    label={label}
    entries={examples.map((example) => ({ label: example, onAct: () => onChoose(example) }))}
    trigger={(trigger) => (
      <Button {...trigger} aria-label={label}>
        <Icon name="chevron-down" className="size-4" />
      </Button>
    )}
  />
)
