import { NextResponse, type NextRequest } from 'next/server'
import { documentPolicy } from '@/lib/server/http/headers'

const sessionCookie = '__Host-switchyard.session'
/** A screen on a wall has no session. */
const wallCookie = '__Host-switchyard.wall'
const openPages = ['/sign-in', '/setup', '/wall/pair']

/** Gives each document its nonce and sends people without a cookie to the front door. It guards nothing: every page and route checks the session itself. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search, protocol } = request.nextUrl
  const policy = documentPolicy(newNonce(), { secure: protocol === 'https:', development: process.env.NODE_ENV === 'development' })
  const response = hasKey(request) ? passOn(request, policy) : isWallView(request) ? toWall(request) : toSignIn(request, `${pathname}${search}`)
  response.headers.set('Content-Security-Policy', policy)
  return response
}

/** API routes and hashed files have no document to protect, and uploads must not be buffered here. */
export const config = { matcher: '/((?!api/|_next/static/|icon.svg$|favicon.ico$).*)' }

/** `__Host-switchyard.wall` opens the wall alone; its page asks the store whether it still does. */
const hasKey = ({ nextUrl: { pathname }, cookies }: NextRequest): boolean =>
  isOpen(pathname) || cookies.has(sessionCookie) || (pathname === '/wall' && cookies.has(wallCookie))

/** The floor's own address for a wall, asked by a screen that is one. */
const isWallView = ({ nextUrl: { pathname, searchParams }, cookies }: NextRequest): boolean =>
  pathname === '/agents/live' && searchParams.get('wall') === '1' && cookies.has(wallCookie)

const isOpen = (pathname: string): boolean => openPages.some((page) => pathname === page || pathname.startsWith(`${page}/`))

function passOn(request: NextRequest, policy: string): NextResponse {
  const headers = new Headers(request.headers)
  // Next finds the nonce for its own scripts in the request's policy.
  headers.set('Content-Security-Policy', policy)
  const { pathname, search } = request.nextUrl
  headers.set('x-wanted-path', `${pathname}${search}`)
  headers.set('x-nonce', /'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
  return NextResponse.next({ request: { headers } })
}

function toWall({ nextUrl }: NextRequest): NextResponse {
  const address = nextUrl.clone()
  address.pathname = '/wall'
  return NextResponse.redirect(address, 307)
}

function toSignIn(request: NextRequest, wanted: string): NextResponse {
  const address = request.nextUrl.clone()
  address.pathname = '/sign-in'
  address.search = wanted === '/' ? '' : `?callbackUrl=${encodeURIComponent(wanted)}`
  return NextResponse.redirect(address, 307)
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
}
