/** Names the build this file was compiled into: the server sends it with every answer, the page compares. `next build` writes it in. */
export const buildId = process.env.SWITCHYARD_BUILD ?? 'development'
