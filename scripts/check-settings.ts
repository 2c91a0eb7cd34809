import { demoAccounts, demoPassword } from '@/lib/server/auth/demo-users'
import { readSettings, SettingsError } from '@/lib/server/core/env'

/** Names every wrong setting on its own line and ends with 1, or prints what start.mjs needs to know as JSON. */
try {
  const { APP_URL, HOST, PORT, DATA_DIR, CONVOSO_API_URL, sandbox } = readSettings(process.env)
  const demo = { demoAccounts: demoAccounts.map(({ email }) => email), demoPassword }
  console.log(JSON.stringify({ appUrl: new URL(APP_URL).origin, host: HOST, port: PORT, dataFolder: DATA_DIR, apiUrl: CONVOSO_API_URL, ...(sandbox && demo) }))
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  for (const line of error.lines) console.error(`Wrong setting: ${line}`)
  process.exit(1)
}
