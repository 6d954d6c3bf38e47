import { htmlOf, PhoneDocument } from './document'
import type { Page } from './page-content'
import { Main, type PageParts, pageParts, Status } from './page-parts'
import { ReadAloud } from './screens/parts'

/** The page of somebody who is in a session, or asks to be let in. */
export function pageHtml(page: Page): string {
  const parts = pageParts(page)
  return htmlOf(
    <ReadAloud value={parts.say('readAloud')}>
      <PageDocument {...parts} />
    </ReadAloud>,
  )
}

/**
 * The frame of every page. phone.ts finds its sentences in `#status` and `#kept`: it has no words of its own. The screens that are
 * not shown lie beside the one that is, so that with scripts the next question is there even while the network is not.
 */
function PageDocument(parts: PageParts) {
  const { language, say, screen } = parts
  return (
    <PhoneDocument language={language} title={screen.title} hasScript>
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
    </PhoneDocument>
  )
}
