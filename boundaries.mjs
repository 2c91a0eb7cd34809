// Who may import whom, as data. The first room whose `at` matches a file is its room; `*` stands for one folder or file name.
// A file may import its own room, the places in `may`, and the packages in `packages` (`node:` stands for all of Node's own).
// Tests may also import what `tests` says. Read by scripts/check-structure.mjs.

const ui = ['components/ui/']
const react = ['react', 'react-dom', 'clsx']
const noun = {
  may: [...ui, 'components/charts/', 'components/data-table/', 'components/player/', 'components/exports/', 'lib/queries/', 'lib/contracts/', 'lib/shared/'],
  packages: [...react, 'next/navigation', '@tanstack/react-query', '@tanstack/react-table', 'date-fns', '@date-fns/tz'],
}
const vendor = { may: ['lib/server/ports/', 'lib/server/core/', 'lib/contracts/', 'lib/shared/'], packages: ['node:', 'zod', 'undici', 'server-only'] }

export const rooms = [
  { at: 'lib/shared/', may: [], packages: ['date-fns', '@date-fns/tz'] },
  // What runs in a browser uses the small build of zod.
  { at: 'lib/contracts/', may: ['lib/shared/'], packages: ['zod/mini'] },

  { at: 'components/ui/', may: ['lib/shared/'], packages: [...react, 'next/navigation'] },
  { at: 'components/charts/', may: [...ui, 'lib/shared/'], packages: [...react, 'recharts'] },
  { at: 'components/data-table/', may: [...ui, 'lib/shared/'], packages: [...react, '@tanstack/react-table', '@tanstack/react-virtual'] },
  { at: 'components/player/', may: [...ui, 'lib/shared/'], packages: react },
  { at: 'components/exports/', may: [...ui, 'lib/queries/', 'lib/contracts/', 'lib/shared/'], packages: [...react, '@tanstack/react-query'] },
  { at: 'components/shell/', may: [...ui, 'lib/queries/', 'lib/contracts/', 'lib/shared/'], packages: [...react, 'next/navigation', '@tanstack/react-query'] },
  { at: 'components/*/', ...noun },

  { at: 'lib/queries/', may: ['lib/contracts/', 'lib/shared/'], packages: ['react', '@tanstack/react-query'] },

  { at: 'app/api/', may: ['lib/server/http/', 'lib/server/usecases/', 'lib/contracts/', 'lib/shared/'], packages: ['zod'] },
  {
    at: 'app/',
    may: ['components/', 'lib/queries/', 'lib/contracts/', 'lib/shared/', 'lib/server/http/', 'lib/server/usecases/'],
    packages: ['react', 'next', 'next/navigation', 'next/server', 'next/headers', '@tanstack/react-query', '@fontsource-variable/inter/wght.css', 'clsx'],
  },

  {
    at: 'lib/server/http/',
    may: ['lib/server/auth/', 'lib/server/context/', 'lib/server/ports/', 'lib/server/core/', 'lib/contracts/', 'lib/shared/'],
    packages: ['node:', 'zod', 'next/server', 'next/headers', 'next/navigation', 'next-auth', '@tanstack/react-query', 'react', 'server-only'],
  },
  { at: 'lib/server/usecases/', may: ['lib/server/ports/', 'lib/server/core/', 'lib/contracts/', 'lib/shared/'], packages: ['node:', 'zod', 'server-only', 'libphonenumber-js'] },
  { at: 'lib/server/ports/', may: ['lib/contracts/', 'lib/shared/'], packages: [] },
  { at: 'lib/server/core/', may: ['lib/contracts/', 'lib/shared/'], packages: ['node:', 'zod', 'pino', 'server-only'] },
  { at: 'lib/server/convoso/', ...vendor },
  { at: 'lib/server/exotel/', ...vendor },
  { at: 'lib/server/events/', ...vendor, packages: ['node:'] },
  { at: 'lib/server/files/', ...vendor, packages: ['node:'] },
  { at: 'lib/server/audio/', ...vendor, packages: ['node:', 'undici', 'zod', 'mpg123-decoder'] },
  { at: 'lib/server/store/', ...vendor, packages: ['node:', 'zod', 'kysely', 'better-sqlite3', 'pg', 'server-only'] },
  { at: 'lib/server/auth/', ...vendor, packages: ['node:', 'zod', 'next-auth', 'next-auth/jwt', 'next-auth/providers/credentials', '@node-rs/argon2', 'server-only'] },
  { at: 'lib/server/jobs/', may: ['lib/server/usecases/', ...vendor.may], packages: ['node:', 'zod', 'server-only'] },
  { at: 'lib/server/context/', may: ['lib/'], packages: ['node:', 'zod', 'server-only'] },

  { at: 'lib/sandbox/', may: ['lib/shared/'], packages: ['node:'] },
  { at: 'lib/testing/', may: ['lib/server/ports/', 'lib/server/core/', 'lib/contracts/', 'lib/shared/'], packages: ['node:'] },

  { at: 'scripts/sandbox.ts', may: ['lib/sandbox/'], packages: ['node:'] },
  { at: 'scripts/check-settings.ts', may: ['lib/server/core/', 'lib/server/auth/demo-users'], packages: [] },
  { at: 'scripts/server.mjs', may: ['lib/server/http/headers', 'scripts/'], packages: ['node:', 'next'] },
  { at: 'scripts/screenshots.mjs', may: ['scripts/', 'e2e/ask', 'e2e/console-process', 'e2e/tab'], packages: ['node:', '@playwright/test'] },
  { at: 'scripts/icons.mjs', may: ['components/ui/icon-names'], packages: ['node:', 'lucide-react', 'react', 'react-dom/server'] },
  { at: 'scripts/check-structure.mjs', may: ['scripts/', 'boundaries'], packages: ['node:', 'tsx/esm/api'] },
  { at: 'scripts/checks/', may: [], packages: [] },
  { at: 'scripts/structure/', may: [], packages: ['node:', 'typescript'] },
  { at: 'scripts/', may: ['scripts/'], packages: ['node:'] },
  { at: 'bench/', may: ['scripts/', 'e2e/ask', 'e2e/console-process', 'e2e/open-desk', 'e2e/tab'], packages: ['node:', 'next', 'autocannon', '@playwright/test'] },
  { at: 'e2e/', may: ['lib/contracts/', 'lib/sandbox/', 'lib/shared/', 'scripts/start/free-port'], packages: ['node:', '@playwright/test', '@axe-core/playwright'] },

  { at: 'proxy.ts', may: ['lib/server/http/headers'], packages: ['next/server'] },
  { at: 'instrumentation.ts', may: ['lib/server/context/'], packages: [] },
  { at: 'eslint.config.mjs', may: [], packages: ['eslint-config-next/core-web-vitals', 'eslint-config-next/typescript'] },
  { at: 'playwright.config.ts', may: ['scripts/find-chromium'], packages: ['node:', '@playwright/test'] },
  { at: 'vitest.config.ts', may: [], packages: ['node:', 'vitest/config'] },
  { at: 'tailwind.config.ts', may: [], packages: ['tailwindcss'] },
  { at: '*.config.mjs', may: [], packages: [] },
  { at: 'boundaries.mjs', may: [], packages: [] },
]

export const tests = {
  may: ['lib/testing/', 'lib/sandbox/', 'lib/server/events/'],
  packages: ['vitest', 'fast-check', 'node:', 'react', 'react-dom/server', 'pino', 'zod/mini'],
  /** Files that only tests import, by the beginning of their path. */
  support: ['lib/server/convoso/test-client.ts', 'lib/server/usecases/testing-desk.ts', 'lib/server/context/testing-scans.ts', 'lib/server/audio/testing-hosts.ts', 'lib/server/store/store-contract'],
}

/** Folders of app/api that are no noun: they need no contracts of their own name. */
export const systemDoors = ['auth', 'health', 'ready', 'setup', 'sessions', 'openapi.json']

/** Routes that answer without a session, each for a reason: sign-in itself, probes, the one-time setup, the description of the API. */
export const publicRoutes = [
  'app/api/auth/[...nextauth]/route.ts',
  'app/api/health/route.ts',
  'app/api/ready/route.ts',
  'app/api/setup/route.ts',
  'app/api/openapi.json/route.ts',
  // A screen on a wall has no session: a code that an administrator types, then a cookie of its own.
  'app/api/walls/codes/route.ts',
  'app/api/walls/claim/route.ts',
  'app/api/walls/floor/route.ts',
  'app/api/walls/events/route.ts',
]
