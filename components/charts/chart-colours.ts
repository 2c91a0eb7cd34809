/** How one series looks. Colour never stands alone: each has a pattern of its own for areas and a dash of its own for lines. */
export type ChartLook = { name: string; colour: string; pattern: ChartPattern; dash: string }
export type ChartPattern = (typeof chartPatterns)[number]

export const chartPatterns = ['solid', 'diagonal', 'dots', 'stripes', 'crossed', 'hollow'] as const

/** In the order in which series take them: neighbours differ most, with and without colour. */
export const chartLooks = [
  { name: 'blue', colour: 'var(--state-blue)', pattern: 'solid', dash: '0' },
  { name: 'green', colour: 'var(--state-green)', pattern: 'diagonal', dash: '6 3' },
  { name: 'violet', colour: 'var(--state-violet)', pattern: 'stripes', dash: '2 3' },
  { name: 'amber', colour: 'var(--state-amber)', pattern: 'dots', dash: '9 3 2 3' },
  { name: 'red', colour: 'var(--state-red)', pattern: 'crossed', dash: '1 4' },
  { name: 'grey', colour: 'var(--state-grey)', pattern: 'hollow', dash: '12 4' },
] as const satisfies readonly ChartLook[]

/** The look of the n-th series; a seventh begins again with the first. */
export const chartLook = (index: number): ChartLook => chartLooks[index % chartLooks.length] ?? chartLooks[0]

/** The four parts of an agent's time, in the order of the bars: as the states of the live floor look. */
export const timeParts = ['talk', 'wait', 'wrap', 'pause'] as const
export type TimePart = (typeof timeParts)[number]

export const timePartLooks: Record<TimePart, ChartLook & { label: string }> = {
  talk: { ...chartLooks[0], label: 'Talk' },
  wait: { ...chartLooks[1], label: 'Wait' },
  wrap: { ...chartLooks[2], label: 'Wrap-up' },
  pause: { ...chartLooks[3], label: 'Pause' },
}

/** What an area of this look is filled with; `PatternDefs` must be on the page. */
export const fillOf = ({ name }: Pick<ChartLook, 'name'>): string => `url(#chart-${name})`
