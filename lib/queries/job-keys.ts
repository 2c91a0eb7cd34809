/** Apart from the queries themselves: starting a job needs no more of them. */
export const jobKeys = { all: ['jobs'], recent: ['jobs', 'recent'] } as const
