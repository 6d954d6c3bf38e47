import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { directionOf, type Language } from './language'

// What every page on a phone stands in.

/** A whole page as HTML. Every word in it that is not ours is text, whatever it holds. */
export const htmlOf = (page: ReactElement): string =>
  `<!doctype html>\n${withoutControls(renderToStaticMarkup(page))
    // An attribute without a value is the same, and shorter. No text has a bare quotation mark in it.
    .replaceAll('=""', '')}\n`

/** Control characters are not allowed in HTML at all; tab and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const notAllowed = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g
const withoutControls = (html: string): string => html.replace(notAllowed, '')

type PhoneDocumentProps = {
  language: Language
  title: string
  /** A page that keeps what was said until the laptop has it. */
  hasScript?: boolean
  /** The body. */
  children: ReactNode
}

export const PhoneDocument = ({ language, title, hasScript = false, children }: PhoneDocumentProps) => (
  <html lang={language} dir={directionOf(language)}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="stylesheet" href="/phone.css" />
      {hasScript && <script src="/phone.js" defer />}
    </head>
    {children}
  </html>
)

/** A page without a script: it says one thing, or asks one. */
export const PlainPage = ({ children, ...head }: Omit<PhoneDocumentProps, 'hasScript'>) => (
  <PhoneDocument {...head}>
    <body>
      <main>{children}</main>
    </body>
  </PhoneDocument>
)
