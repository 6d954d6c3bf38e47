import { escaped, type Html } from '../escaped'
import { wordsAtMost } from '../form'
import { hrefOf, type Place } from '../place'
import type { Say } from '../words'
import { answerForm, asWritten, button, goTo, heading, lookAgain, prompt, wordsField } from './parts'
import type { Own, Screen, StageScreens } from './screen'

type Item = Own['view']['items'][number]
const sides = ['for', 'against'] as const

/** Reasons each way, for whichever item a person wants to say something about. Nobody has to. */
export function differencesScreens(own: Own): StageScreens {
  const { items } = own.view
  return {
    screens: [
      listScreen(own),
      ...items.map(item => itemScreen(own, item)),
      ...items.flatMap(item => sides.map(side => reasonScreen(own, item, side))),
    ],
    home: 'reasons',
  }
}

function listScreen({ say, view }: Own): Screen {
  return {
    place: 'reasons',
    title: say('differencesTitle'),
    main: escaped`
${heading(say('differencesTitle'))}
${prompt(view.stage.prompt)}
<p>${say('differencesHow')}</p>
<ul class="links">
${view.items.map(({ id, words }) => {
  const mine = view.myReasons.filter(({ itemId }) => itemId === id).length
  return escaped`<li><a class="link carded" href="${hrefOf(`about.${id}`)}">${asWritten(words)}${
    mine === 0 ? null : escaped` <b>${say('reasonsCount', { count: mine })}</b>`
  }</a></li>`
})}
</ul>
${lookAgain(say)}`,
  }
}

function itemScreen({ say, view }: Own, { id, words }: Item): Screen {
  const mine = view.myReasons.filter(({ itemId }) => itemId === id)
  return {
    place: `about.${id}`,
    title: say('differencesTitle'),
    main: escaped`
${heading(asWritten(words))}
<p>${say('reasonAsk')}</p>
<p class="stack">${goTo(`for.${id}`, say('reasonGiveFor'), 'button')} ${goTo(`against.${id}`, say('reasonGiveAgainst'), 'button')}</p>
${mine.length === 0 ? null : escaped`<h2>${say('reasonsMine')}</h2>${reasonList(say, mine, `about.${id}`)}`}
<p>${goTo('reasons', say('differencesBack'))}</p>`,
  }
}

/** `here`: the screen they stand on. They can be taken back until the session ends. */
export const reasonList = (say: Say, reasons: Own['view']['myReasons'], here: Place): Html => escaped`
<ul class="cards">
${reasons.map(
  ({ id, side, words, revision }) => escaped`
<li><p><b>${say(side === 'for' ? 'reasonFor' : 'reasonAgainst')}</b></p>
<p id="reason-${id}">${asWritten(words)}</p>
<p class="saved" data-saved="reason:${id}">${say('saved')}</p>
<div class="row">${answerForm({
    slot: `reason:${id}`,
    revision: revision + 1,
    here,
    next: here,
    fields: { kind: 'take-back-reason', reasonId: id },
    body: escaped`<button class="button second" aria-describedby="reason-${id}">${say('takeBack')}</button>`,
  })}</div></li>`,
)}
</ul>`

function reasonScreen({ say, typed, newId }: Own, { id, words }: Item, side: (typeof sides)[number]): Screen {
  const place = `${side}.${id}`
  const refused = typed?.here === place ? typed : null
  const title = say(side === 'for' ? 'reasonFor' : 'reasonAgainst')
  return {
    place,
    title,
    main: escaped`
${heading(title)}
${prompt(words)}
${answerForm({
  slot: `reason:new:${side}:${id}`,
  revision: 1,
  here: place,
  next: `about.${id}`,
  fields: { kind: 'reason', reasonId: refused?.reasonId ?? newId, itemId: id, side },
  mints: 'reasonId',
  body: escaped`${wordsField('words', {
    label: say('reasonLabel'),
    hint: say('reasonHint', { most: wordsAtMost }),
    value: refused?.words ?? '',
    needed: true,
  })}${button(say('reasonSend'))}`,
})}
<p>${goTo(`about.${id}`, say('back'))}</p>`,
  }
}
