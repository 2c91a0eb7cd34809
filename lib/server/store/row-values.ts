import { z } from 'zod'

/** 0 or 1 in the database, a boolean in our code. */
export const flag = z.literal([0, 1]).transform((value) => value === 1)
export const toFlag = (value: boolean): 0 | 1 => (value ? 1 : 0)
export const toFlagOrNull = (value: boolean | null): 0 | 1 | null => (value === null ? null : toFlag(value))

/** PostgreSQL sends its big integers and counts as text. */
export const wholeNumber = z.coerce.number().int()
