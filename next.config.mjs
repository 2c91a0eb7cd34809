/** @type {import('next').NextConfig} */
const config = {
  // Written into both halves, so that a page knows the server it was made for.
  env: { SWITCHYARD_BUILD: process.env.SWITCHYARD_BUILD ?? 'development' },
  turbopack: {
    // React has the hook itself since 18; the table library still carries the stand-in for 17.
    resolveAlias: { 'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector' },
  },
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2', 'pino', 'pg', 'undici'],
}

export default config
