import type { StageKind } from '@core/project/entities'
import { type AnswerProblem, wordsAtMost } from '@core/workshop/session/answer'
import type { ReactNode } from 'react'
import type { FormProblem } from './form'
import { directionOf, type Language } from './language'
import type { JoinPage, OwnPage, Page } from './page-content'
import { hrefOf } from './place'
import { agreeScreens } from './screens/agree'
import { alwaysScreens } from './screens/always'
import { closeScreens, overScreen } from './screens/close'
import { differencesScreens } from './screens/differences'
import { ideasScreens, shareScreens } from './screens/ideas'
import { joinNotice, joinScreen } from './screens/join'
import { AsWritten, LookAgain, type Own, type Screen, type StageScreens } from './screens/parts'
import { problemScreen } from './screens/problem'
import { voteScreens } from './screens/vote'
import { lateScreens, saysNotBegun, talkScreens, welcomeScreens } from './screens/welcome'
import { type Say, sayIn, templateWords, type WordKey } from './words'

/** What stands on a page, for the frame of a phone's page and for the same page on the laptop. */
export type PageParts = {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly say: Say
  /** Whose page it is; '' where nobody has joined. */
  readonly person: string
  readonly state: string
  readonly stage: string
  readonly home: string
  readonly header: ReactNode
  readonly notice: ReactNode
  readonly screen: Screen
  /** The other screens of the stage. */
  readonly others: readonly Screen[]
  readonly footer: ReactNode
}

export function pageParts(page: Page): PageParts {
  const { language } = page
  const say = sayIn(language)
  const common = { language, direction: directionOf(language), say }
  if (page.kind === 'own') return { ...common, ...ownParts(page, say) }
  const screen = page.kind === 'join' ? joinScreen(joinPageIn(page), say) : problemScreen(page, say)
  const notice = page.kind === 'join' ? joinNotice(page, say) : null
  const { kind } = page
  return {
    ...common,
    person: '',
    state: kind,
    stage: kind,
    home: screen.place,
    header: null,
    notice,
    screen,
    others: [],
    footer: null,
  }
}

/** `children`: what was just saved, where no script writes it. */
export const Status = ({ say, children }: { say: Say; children?: string }) => (
  <div
    id="status"
    role="status"
    data-saving={say('saving')}
    data-saved={say('saved')}
    data-kept={say('kept')}
    data-moved={say('moved')}
  >
    {children}
  </div>
)

export const Main = ({ stage, notice, screen }: Pick<PageParts, 'stage' | 'notice' | 'screen'>) => (
  <main data-place={screen.place} data-stage={stage}>
    {notice}
    <div id="screen">{screen.main}</div>
  </main>
)

const screensOfStage: Readonly<Record<StageKind, (own: Own) => StageScreens>> = {
  welcome: welcomeScreens,
  ideas: ideasScreens,
  share: shareScreens,
  vote: voteScreens,
  differences: differencesScreens,
  agree: agreeScreens,
  talk: talkScreens,
  close: closeScreens,
}

/** `again`: the same form can be sent again, so its words are put back into it. */
const wordsOfNotice: Readonly<Record<AnswerProblem | FormProblem, { words: WordKey; again: boolean }>> = {
  closed: { words: 'problemClosed', again: false },
  'not-open': { words: 'problemNotOpen', again: true },
  gone: { words: 'problemGone', again: false },
  'reason-needed': { words: 'problemReason', again: true },
  'too-many': { words: 'problemTooMany', again: false },
  paused: { words: 'problemPaused', again: true },
  'other-perspective': { words: 'problemNotValid', again: true },
  'not-valid': { words: 'problemNotValid', again: true },
  'too-long': { words: 'problemTooLong', again: true },
}

/** What the app's own templates ask, in the language of the phone. */
const viewIn = (language: Language, view: OwnPage['view']): OwnPage['view'] => {
  const { title, question, stage } = view
  const said = { title: templateWords(stage.title, language), prompt: templateWords(stage.prompt, language) }
  return {
    ...view,
    title: templateWords(title, language),
    question: templateWords(question, language),
    stage: { ...stage, ...said },
  }
}

const joinPageIn = (page: JoinPage): JoinPage => ({
  ...page,
  title: templateWords(page.title, page.language),
  question: templateWords(page.question, page.language),
})

/** One person's page: the screen asked for, or the one where the stage begins for them. */
function ownParts(page: OwnPage, say: Say): Omit<PageParts, 'language' | 'direction' | 'say'> {
  const { language, notice, newId } = page
  const view = viewIn(language, page.view)
  const refused = notice === null ? null : wordsOfNotice[notice]
  const own: Own = { language, say, view, newId, typed: refused?.again ? page.typed : null }
  const over = view.state === 'closed'
  const stage = over ? { screens: [overScreen(own)], home: 'over' } : screensOfStage[view.stage.kind](own)
  const always = alwaysScreens(own).filter(({ place }) => !over || place !== 'leave')
  const all = [...stage.screens, ...(over ? [] : lateScreens(own)), ...always]
  const screenAt = (place: string | null | undefined) => all.find(screen => screen.place === place)
  const screen = screenAt(page.at) ?? screenAt(page.typed?.here) ?? screenAt(stage.home) ?? overScreen(own)
  const putBack = own.typed !== null && own.typed.here === screen.place
  return {
    person: personMark(view.withdrawalCode),
    state: view.state,
    stage: stageMark(page),
    home: stage.home,
    header: (
      <>
        <p className="part">
          {say('partOf', { number: view.stage.number, of: view.stage.of })} · <AsWritten words={view.stage.title} />
        </p>
        <progress value={view.stage.number} max={view.stage.of} aria-hidden="true" />
        {view.state === 'paused' && !saysNotBegun(own, screen) && (
          <p className="notice" id="paused">
            {say('paused')}
          </p>
        )}
        {view.state === 'open' && <p className="part">{say('breakAnyTime')}</p>}
      </>
    ),
    notice: refused && (
      <div className="notice alarm" id="notice" role="alert" data-problem={notice}>
        <p>{say(refused.words, { most: wordsAtMost })}</p>
        {!putBack && <YouWrote say={say} words={page.typed?.words ?? page.typed?.reason ?? ''} />}
      </div>
    ),
    screen,
    others: all.filter(other => other !== screen),
    footer: (
      <>
        <LookAgain say={say} />
        <nav aria-label={say('more')}>
          <ul>
            {always.map(({ place, title }) => (
              <li key={place}>
                <a className="link" href={hrefOf(place)}>
                  {place === 'leave' ? say('leave') : title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </>
    ),
  }
}

const YouWrote = ({ say, words }: { say: Say; words: string }) =>
  words === '' ? null : (
    <>
      <p>{say('youWrote')}</p>
      <p className="prompt" dir="auto" lang="">
        {words}
      </p>
    </>
  )

/** Changes when something else is asked for: then, and only then, the page moves a person on by itself. */
const stageMark = ({ view }: OwnPage): string =>
  [
    view.state === 'closed',
    view.stage.id,
    view.vote?.round ?? 0,
    view.vote?.open ?? false,
    ...(['vote', 'agree'].includes(view.stage.kind) ? [view.counting.way] : []),
  ].join('.')

/**
 * Tells one person's drafts from another's on the same phone, without saying the code (FNV-1a, 32 bits).
 */
function personMark(code: string): string {
  let mark = 0x811c9dc5
  for (const character of code) mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return mark.toString(36)
}
