import { readSettings, SettingsError } from '@/lib/server/core/env'

/** Names every wrong setting on its own line and ends with 1, or prints what start.mjs needs to know as JSON. */
try {
  const { APP_URL, HOST, PORT, DATA_DIR, CONVOSO_API_URL, sandbox } = readSettings(process.env)
  console.log(JSON.stringify({ appUrl: new URL(APP_URL).origin, host: HOST, port: PORT, dataFolder: DATA_DIR, apiUrl: CONVOSO_API_URL, sandbox }))
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  for (const line of error.lines) console.error(`Wrong setting: ${line}`)
  process.exit(1)
}
