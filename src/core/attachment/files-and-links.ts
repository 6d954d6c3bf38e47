import { ok, problem, type Result } from '@core/result'

const megabyte = 1024 * 1024

/** Of one file. */
export const mostBytesInFile = 25 * megabyte
/** Of all files of a project together, each counted once. */
export const mostBytesAttached = 200 * megabyte

/** A file that rows name, without its bytes. */
export type NamedFile = { readonly sha256: string; readonly bytes: number }

/** What is attached: a link, or a file that is named. */
type Named = { readonly content: { readonly kind: 'link' } | ({ readonly kind: 'file' } & NamedFile) }

/** The files that these attachments name, each once. */
export function filesNamed(attachments: readonly Named[]): NamedFile[] {
  const named = new Map<string, NamedFile>()
  for (const { content } of attachments) if (content.kind === 'file') named.set(content.sha256, content)
  return [...named.values()]
}

/** How many files and how many links these are. */
export function countsOfKinds(attachments: readonly Named[]): { files: number; links: number } {
  const files = attachments.filter(({ content }) => content.kind === 'file').length
  return { files, links: attachments.length - files }
}

type TheoryImportProblem = 'empty' | 'too-large' | 'name-too-long'

/** Why a file cannot be attached, as far as its name and size tell; null: nothing speaks against it. */
export function fileProblemFor({ name, size }: { name: string; size: number }): TheoryImportProblem | null {
  if (size === 0) return 'empty'
  if (size > mostBytesInFile) return 'too-large'
  return name.length > 500 ? 'name-too-long' : null
}

/** Whether there is room for these files beside those that are there. */
export function hasRoomFor(files: readonly NamedFile[], present: readonly NamedFile[]): boolean {
  const all = new Map([...present, ...files].map(({ sha256, bytes }) => [sha256, bytes]))
  return [...all.values()].reduce((sum, bytes) => sum + bytes, 0) <= mostBytesAttached
}

/** Pictures that are shown small. An SVG is a program as well, and is not among them. */
type PictureKind = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

/** Bytes from a file's beginning that `pictureKind` looks at. */
export const pictureKindBytes = 12

/** By a file's first bytes, for a name says nothing; null: no picture that is shown. */
export function pictureKind(start: Uint8Array): PictureKind | null {
  const text = String.fromCharCode(...start.subarray(0, pictureKindBytes))
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(text)) return 'image/gif'
  return /^RIFF[\s\S]{4}WEBP/.test(text) ? 'image/webp' : null
}

/** Characters in an address, as it is kept. */
export const longestLink = 2000

/**
 * `not-an-address`: no address at all. `not-a-web-address`: of something else than a page on the web (`javascript:`, `file:`).
 * `with-password`: it has a name or a password in it, which no project should hold. `too-long`: over `longestLink`.
 */
type WebLinkProblem = 'not-an-address' | 'not-a-web-address' | 'with-password' | 'too-long'
/** `url` is the whole address as browsers spell it; `host`: whose it is. */
export type WebLink = { readonly url: string; readonly host: string }

/** The web address that `url` is: http or https, and nothing that browsers would have to guess. */
export function linkIn(url: string): Result<WebLink, WebLinkProblem> {
  if (url.length > longestLink) return problem('too-long')
  const parsed = parsedAddress(url)
  if (parsed === null) return problem('not-an-address')
  const { protocol, username, password, href, host } = parsed
  if (protocol !== 'http:' && protocol !== 'https:') return problem('not-a-web-address')
  if (username !== '' || password !== '') return problem('with-password')
  return href.length > longestLink ? problem('too-long') : ok({ url: href, host })
}

/** As people type or paste it: `example.org/report` is meant as https. */
export function linkTyped(typed: string): Result<WebLink, WebLinkProblem> {
  const text = typed.trim()
  if (parsedAddress(text) !== null || !/^[^\s/:@?#]+\.[^\s/:@?#]+(?:[/?#].*)?$/.test(text)) return linkIn(text)
  return linkIn(`https://${text}`)
}

function parsedAddress(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
