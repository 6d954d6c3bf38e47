import type { StageKind } from '@core/project/entities'
import type { AnswerProblem } from '@core/workshop/session/answer'
import { documentHtml } from './document'
import { escaped, type Html } from './escaped'
import type { OwnPage } from './page-content'
import { hrefOf } from './place'
import { agreeScreens } from './screens/agree'
import { alwaysScreens } from './screens/always'
import { closeScreens, overScreen } from './screens/close'
import { differencesScreens } from './screens/differences'
import { ideasScreens } from './screens/ideas'
import { asWritten } from './screens/parts'
import type { Own, Screen, StageScreens } from './screens/screen'
import { shareScreens } from './screens/share'
import { talkScreens } from './screens/talk'
import { voteScreens } from './screens/vote'
import { welcomeScreens } from './screens/welcome'
import { type Say, sayIn, type WordKey } from './words'

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

type Notice = AnswerProblem | 'not-valid'
/** `again`: the same form can be sent again, so its words are put back into it. */
const wordsOfNotice: Readonly<Record<Notice, { words: WordKey; again: boolean }>> = {
  closed: { words: 'problemClosed', again: false },
  'not-open': { words: 'problemNotOpen', again: true },
  gone: { words: 'problemGone', again: false },
  'reason-needed': { words: 'problemReason', again: true },
  'too-many': { words: 'problemTooMany', again: false },
  paused: { words: 'problemPaused', again: true },
  'other-perspective': { words: 'problemNotValid', again: true },
  'not-valid': { words: 'problemNotValid', again: true },
}

/**
 * One person's page: the screen asked for, and beside it the other screens of the stage in `<template>`s, so that with scripts the
 * next question is there even while the network is not.
 */
export function ownDocument(page: OwnPage): string {
  const { language, view, notice, newId } = page
  const say = sayIn(language)
  const refused = notice === null ? null : wordsOfNotice[notice]
  const own: Own = { language, say, view, newId, typed: refused?.again ? page.typed : null }
  const over = view.state === 'closed'
  const stage = over ? { screens: [overScreen(own)], home: 'over' } : screensOfStage[view.stage.kind](own)
  const always = alwaysScreens(own).filter(({ place }) => !over || place !== 'leave')
  const all = [...stage.screens, ...always]
  const screenAt = (place: string | null | undefined) => all.find(screen => screen.place === place)
  const screen = screenAt(page.at) ?? screenAt(page.typed?.here) ?? screenAt(stage.home) ?? overScreen(own)
  const putBack = own.typed !== null && own.typed.here === screen.place
  return documentHtml({
    language,
    say,
    person: personMark(view.withdrawalCode),
    state: view.state,
    stage: stageMark(page),
    home: stage.home,
    header: escaped`
<p class="part">${say('partOf', { number: view.stage.number, of: view.stage.of })} · ${asWritten(view.stage.title)}</p>
${view.state === 'paused' ? escaped`<p class="notice" id="paused">${say('paused')}</p>` : null}`,
    notice:
      notice === null || refused === null
        ? null
        : noticeHtml(say, notice, say(refused.words), putBack ? '' : (page.typed?.words ?? page.typed?.reason ?? '')),
    screen,
    others: all.filter(other => other !== screen),
    footer: footerHtml(say, always),
  })
}

function noticeHtml(say: Say, notice: Notice, sentence: string, words: string): Html {
  return escaped`
<div class="notice alarm" id="notice" role="alert" data-problem="${notice}">
<p>${sentence}</p>
${words === '' ? null : escaped`<p>${say('youWrote')}</p><p class="prompt" dir="auto" lang="">${words}</p>`}
</div>`
}

const footerHtml = (say: Say, always: readonly Screen[]): Html => escaped`
<nav aria-label="${say('more')}"><ul>
${always.map(({ place, title }) => escaped`<li><a class="link" href="${hrefOf(place)}">${place === 'leave' ? say('leave') : title}</a></li>`)}
</ul></nav>`

/** Changes when something else is asked for: then, and only then, the page moves a person on by itself. */
const stageMark = ({ view }: OwnPage): string =>
  [view.state === 'closed', view.stage.id, view.vote?.round ?? 0, view.vote?.open ?? false].join('.')

/**
 * Tells one person's drafts from another's on the same phone, without saying the code (FNV-1a, 32 bits).
 */
function personMark(code: string): string {
  let mark = 0x811c9dc5
  for (const character of code) mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return mark.toString(36)
}
