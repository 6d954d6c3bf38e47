import { escaped, type Html } from '../escaped'
import type { ProblemPage } from '../page-content'
import type { Say, WordKey } from '../words'
import { goTo, heading } from './parts'
import type { Screen } from './screen'

const wordsOf: Readonly<Record<ProblemPage['kind'], { title: WordKey; text: WordKey; again: boolean }>> = {
  busy: { title: 'busyTitle', text: 'busyText', again: true },
  guessed: { title: 'guessedTitle', text: 'guessedText', again: true },
  full: { title: 'fullTitle', text: 'fullText', again: true },
  removed: { title: 'removedTitle', text: 'removedText', again: false },
  locked: { title: 'lockedTitle', text: 'lockedText', again: true },
  closed: { title: 'closedTitle', text: 'closedText', again: false },
  'not-found': { title: 'notFoundTitle', text: 'notFoundText', again: true },
  left: { title: 'leftTitle', text: 'leftText', again: false },
}

export function problemScreen({ kind, code = null }: ProblemPage, say: Say): Screen {
  const { title, text, again } = wordsOf[kind]
  return {
    place: kind,
    title: say(title),
    main: escaped`
${heading(say(title))}
<p>${say(text)}</p>
${kind === 'removed' ? joinAgain(code, say) : null}
${again ? escaped`<p><a class="button" href="/">${say('lookAgain')}</a></p>` : null}`,
  }
}

/** Whoever was removed by mistake loses neither their words nor their way back. */
const joinAgain = (code: string | null, say: Say): Html => escaped`
${code === null ? null : escaped`<p>${say('removedCode')}</p><p class="code" dir="ltr">${code}</p>`}
<p>${goTo('about', say('joinAgain'), 'button')}</p>`
