export const timelineSources = ['calls', 'recordings', 'callbacks', 'audit'] as const
export type TimelineSource = (typeof timelineSources)[number]

export const eventKinds = ['call', 'recording', 'callback', 'audit'] as const
export type EventKind = (typeof eventKinds)[number]

/** Where a lead can hold a number. */
export const phoneFields = ['phone', 'altPhone1', 'altPhone2'] as const
export type PhoneField = (typeof phoneFields)[number]

/** How far back a person's story is read at first. */
export const firstWindowDays = 90

/** 128 random bits: it says nothing and cannot be guessed. */
export const personKeyShape = /^[A-Za-z0-9_-]{22}$/

/** What keeps a lead from being dialed, in the order in which a manager would look. */
export const ringingQuestions = ['list', 'campaign', 'status', 'local-time', 'attempts', 'callback', 'duplicates'] as const
export type RingingQuestion = (typeof ringingQuestions)[number]

/** `stops`: it cannot ring; `delays`: it may have to wait; `unknown`: the upstream does not tell. */
export const ringingVerdicts = ['fine', 'stops', 'delays', 'unknown'] as const
export type RingingVerdict = (typeof ringingVerdicts)[number]
