/** @type {import('next').NextConfig} */
const config = {
  // Written into both halves, so that a page knows the server it was made for.
  env: { SWITCHYARD_BUILD: process.env.SWITCHYARD_BUILD ?? 'development' },
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // A stylesheet of its own costs the first visit a round trip before anything can be painted.
  experimental: { inlineCss: true },
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2', 'pino', 'pg', 'undici'],
}

export default config
