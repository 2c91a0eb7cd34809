import { zonedTime } from '@/components/ui/zoned-time'

/** Moments inside a sentence of the server, shown as people read them. */
export const withZonedTimes = (sentence: string, zone: string): string =>
  sentence.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (moment) => zonedTime(moment, zone, 'date-time'))
