/** How far the file of an export has come, as JSON beside its job. */
export const exportFiles = (): string[] => ['alter table jobs add column file text']
