/** Opens the desk with the process, so that what a crash interrupted goes on without waiting for a visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startDesk } = await import('@/lib/server/context/start-desk')
  await startDesk()
}
