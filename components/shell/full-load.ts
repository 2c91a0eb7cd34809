/** A load of the whole page: nothing that this tab has read stays in its memory. */
export const fullLoad = (path: string): void => location.assign(path)
