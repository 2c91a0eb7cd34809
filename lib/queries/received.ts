/** An answer and by how many ms the server's clock was ahead of this browser's when it came; null when it came inside the page. */
export type Received<T> = T & { offsetMs: number | null }

export const received = <T extends { now: string }>(answer: T): Received<T> => ({ ...answer, offsetMs: Date.parse(answer.now) - Date.now() })

/** For a page that answers itself on the server. */
export const rendered = <T extends { now: string }>(answer: T): Received<T> => ({ ...answer, offsetMs: null })
