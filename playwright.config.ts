import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/find-chromium'

const systemChromium = findChromium()
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  // Tests wait more than they compute.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  // How long a test that hangs may hold the others up; what a person may have to wait for, each test says itself.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    // A button that is not there must not take its test's whole time.
    actionTimeout: 20_000,
    timezoneId: 'America/Los_Angeles',
    // What was done, for a test that failed; pictures of every step cost all tests a fifth of their time.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(systemChromium !== undefined && { executablePath: systemChromium }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
