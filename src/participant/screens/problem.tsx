import type { ProblemPage } from '../page-content'
import type { Say, WordKey } from '../words'
import { GoTo, Heading, type Screen, TakeBackCode } from './parts'

const wordsOf: Readonly<Record<ProblemPage['kind'], { title: WordKey; text: WordKey; again: boolean }>> = {
  busy: { title: 'busyTitle', text: 'busyText', again: true },
  'too-long': { title: 'tooLongTitle', text: 'tooLongText', again: false },
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
    main: (
      <>
        <Heading>{say(title)}</Heading>
        <p>{say(text)}</p>
        {kind === 'removed' && <JoinAgain code={code} say={say} />}
        {again && (
          <p>
            <a className="button" href="/">
              {say('lookAgain')}
            </a>
          </p>
        )}
      </>
    ),
  }
}

/** Whoever was removed by mistake loses neither their words nor their way back. */
const JoinAgain = ({ code, say }: { code: string | null; say: Say }) => (
  <>
    {code !== null && (
      <>
        <p>{say('removedCode')}</p>
        <TakeBackCode say={say} code={code} />
      </>
    )}
    <p>
      <GoTo to="about" look="button">
        {say('joinAgain')}
      </GoTo>
    </p>
  </>
)
