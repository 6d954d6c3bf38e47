import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const typeOfExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export type PageFile = { path: string; type: string; sizeBytes: number }

/** The built file an address names, or `null`. `pathname` is still percent-encoded; nothing outside `root` is ever answered. */
export async function pageFile(root: string, pathname: string): Promise<PageFile | null> {
  const decoded = decodedPath(pathname)
  if (decoded === null || /[\0\\]/.test(decoded)) return null
  const path = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  if (!path.startsWith(normalize(root) + sep)) return null
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) return null
  return { path, type: typeOfExtension[extname(path)] ?? 'application/octet-stream', sizeBytes: found.size }
}

function decodedPath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** What the page may do, in both hosts: its own files, and styles it makes itself; no other place, no eval, no frame. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every file of the page. */
export const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const
