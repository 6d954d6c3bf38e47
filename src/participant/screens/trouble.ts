import { escaped } from '../escaped'
import type { TroublePage } from '../page'
import type { Say, WordKey } from '../words'
import { heading } from './parts'
import type { Screen } from './screen'

const wordsOf: Readonly<Record<TroublePage['kind'], { title: WordKey; text: WordKey; again: boolean }>> = {
  busy: { title: 'busyTitle', text: 'busyText', again: true },
  locked: { title: 'lockedTitle', text: 'lockedText', again: true },
  closed: { title: 'closedTitle', text: 'closedText', again: false },
  'not-found': { title: 'notFoundTitle', text: 'notFoundText', again: true },
  left: { title: 'leftTitle', text: 'leftText', again: false },
}

export function troubleScreen(kind: TroublePage['kind'], say: Say): Screen {
  const { title, text, again } = wordsOf[kind]
  return {
    place: kind,
    title: say(title),
    main: escaped`
${heading(say(title))}
<p>${say(text)}</p>
${again ? escaped`<p><a class="button" href="/">${say('lookAgain')}</a></p>` : null}`,
  }
}
