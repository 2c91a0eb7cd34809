import { serveSandbox } from '../lib/sandbox/serve-sandbox'

const { env } = process

/** The number in a variable; a text that is none stops the start. */
const wholeNumber = (name: string, fallback: number): number => {
  const value = env[name] === undefined || env[name] === '' ? fallback : Number(env[name])
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} is no whole number.`)
  return value
}

const start = async (): Promise<void> => {
  const tokens = (env.SANDBOX_TOKENS || env.SANDBOX_TOKEN || 'sandbox-token').split(',').map((token) => token.trim()).filter((token) => token !== '')
  const leads = wholeNumber('SANDBOX_LEADS', 50_000)
  const served = await serveSandbox({
    dir: env.DATA_DIR || 'data/sandbox/upstream',
    host: env.HOST || '127.0.0.1',
    port: wholeNumber('PORT', 4010),
    accounts: tokens.map((token, index) => ({ token, id: index === 0 ? 'main' : `main-${index + 1}`, seed: index + 1, sizes: { leads } })),
  })
  const stop = (): void => void served.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(`sandbox ready ${served.url}/v1`)
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
