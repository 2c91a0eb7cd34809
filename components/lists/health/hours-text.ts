import { numberText } from '@/components/ui/number-text'
import type { HoursLeft } from '@/lib/contracts/list-health'

/** `3.2 h (2.9–3.6 h)`; without an upper end `(from 2.9 h)`: the pace may as well be next to nothing. */
export function hoursText({ value, low, high }: HoursLeft): string {
  return `${hours(value)} h (${high === null ? `from ${hours(low)} h` : `${hours(low)}–${hours(high)} h`})`
}

const hours = (value: number): string => numberText(value, value < 10 ? 1 : 0)
