import { renderToStaticMarkup } from 'react-dom/server'
import type { Page } from './page-content'
import { Main, type PageParts, pageParts, Status } from './page-parts'
import { ReadAloud } from './screens/parts'

/** The whole page as HTML. Every word in it that is not ours is text, whatever it holds. */
export const pageHtml = (page: Page): string =>
  `<!doctype html>\n${withoutControls(markupOf(pageParts(page)))
    // An attribute without a value is the same, and shorter. No text has a bare quotation mark in it.
    .replaceAll('=""', '')}\n`

const markupOf = (parts: PageParts): string =>
  renderToStaticMarkup(
    <ReadAloud value={parts.say('readAloud')}>
      <PageDocument {...parts} />
    </ReadAloud>,
  )

/** Control characters are not allowed in HTML at all; tab and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const notAllowed = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g
export const withoutControls = (html: string): string => html.replace(notAllowed, '')

/**
 * The frame of every page. phone.ts finds its sentences in `#status` and `#kept`: it has no words of its own. The screens that are
 * not shown lie beside the one that is, so that with scripts the next question is there even while the network is not.
 */
function PageDocument(parts: PageParts) {
  const { language, direction, say, screen } = parts
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{screen.title}</title>
        <link rel="stylesheet" href="/phone.css" />
        <script src="/phone.js" defer />
      </head>
      <body data-person={parts.person} data-state={parts.state} data-home={parts.home}>
        <header>{parts.header}</header>
        <Status say={say} />
        <Main {...parts} />
        <section
          id="kept"
          aria-labelledby="kept-title"
          hidden
          data-waiting={say('kept')}
          data-draft={say('keptDraft')}
          data-refused={say('keptRefused')}
          data-remove={say('keptRemove')}
        >
          <h2 id="kept-title">{say('keptTitle')}</h2>
          <ul className="cards" />
        </section>
        <footer>{parts.footer}</footer>
        {parts.others.map(({ place, title, main }) => (
          <template key={place} data-place={place} data-title={title}>
            {main}
          </template>
        ))}
      </body>
    </html>
  )
}
