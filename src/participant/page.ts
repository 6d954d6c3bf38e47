import { documentHtml } from './document'
import { ownDocument } from './own-document'
import type { Page } from './page-content'
import { joinNotice, joinScreen } from './screens/join'
import { problemScreen } from './screens/problem'
import { sayIn } from './words'

/** The whole page as HTML. Every word in it that is not ours is text, whatever it holds. */
export function pageHtml(page: Page): string {
  if (page.kind === 'own') return ownDocument(page)
  const say = sayIn(page.language)
  const screen = page.kind === 'join' ? joinScreen(page, say) : problemScreen(page, say)
  return documentHtml({
    language: page.language,
    say,
    person: '',
    state: page.kind,
    stage: page.kind,
    home: screen.place,
    header: null,
    notice: page.kind === 'join' ? joinNotice(page, say) : null,
    screen,
    others: [],
    footer: null,
  })
}
