import * as z from 'zod/mini'

/** What a call can end as; the flags say how the account itself classes it. */
export const disposition = z.object({
  code: z.string(),
  name: z.string(),
  final: z.boolean(),
  reached: z.boolean(),
  success: z.boolean(),
  dnc: z.boolean(),
  callback: z.boolean(),
  contact: z.boolean(),
  voicemail: z.boolean(),
})
export type Disposition = z.infer<typeof disposition>
