import { escaped, type Html } from '../escaped'
import { wordsAtMost } from '../form'
import { hrefOf } from '../place'
import type { WordKey } from '../words'
import {
  answerForm,
  asWritten,
  button,
  choices,
  goTo,
  heading,
  lookAgain,
  prompt,
  savedLine,
  waitHere,
  wordsField,
} from './parts'
import type { Own, Screen, StageScreens } from './screen'

/** Whole-hearted first, a block last: eight, as `gradientSteps` has them. After Sam Kaner's gradients of agreement. */
const wordsOfStep = [
  'step1',
  'step2',
  'step3',
  'step4',
  'step5',
  'step6',
  'step7',
  'step8',
] as const satisfies readonly WordKey[]

type Gradient = Own['view']['gradients'][number]

/** How far a person can go along with each final wording that is asked about now. */
export function agreeScreens(own: Own): StageScreens {
  const open = own.view.gradients.filter(gradient => gradient.open)
  if (open.length === 0) return { screens: [quietScreen(own)], home: 'wait' }
  const unanswered = open.find(({ step }) => step === null)
  return {
    screens: [...open.map(gradient => wordingScreen(own, open, gradient)), reviewScreen(own, open)],
    home: unanswered ? placeOf(unanswered) : 'review',
  }
}

const placeOf = ({ itemId }: Gradient) => `wording.${itemId}`
const slotOf = ({ itemId, round }: Gradient) => `gradient:${round}:${itemId}`
const stepWords = ({ say }: Own, step: number | null): string | null => {
  const key = step === null ? undefined : wordsOfStep[step - 1]
  return key === undefined ? null : say(key)
}

function quietScreen({ say, view }: Own): Screen {
  return {
    place: 'wait',
    title: say('agreeTitle'),
    main: escaped`
${heading(say('agreeTitle'))}
${prompt(view.stage.prompt)}
<p>${say('agreeListen')}</p>
${view.gradients.length === 0 ? null : escaped`<p class="notice">${say('agreeClosed')}</p>`}
${agreedList(view.agreed, say('agreedSoFar'))}
${waitHere(say)}`,
  }
}

export const agreedList = (agreed: Own['view']['agreed'], title: string): Html | null =>
  agreed.length === 0
    ? null
    : escaped`
<h2>${title}</h2>
<ol class="cards">
${agreed.map(({ wording }) => escaped`<li><p>${asWritten(wording)}</p></li>`)}
</ol>`

function wordingScreen(own: Own, open: readonly Gradient[], gradient: Gradient): Screen {
  const { say, typed } = own
  const place = placeOf(gradient)
  const number = open.indexOf(gradient) + 1
  const following = open.slice(number).find(({ step }) => step === null)
  const next = following ? placeOf(following) : 'review'
  const refused = typed?.here === place ? typed : null
  const offered = wordsOfStep.map((key, index) => ({ value: String(index + 1), words: say(key) }))
  const form = { slot: slotOf(gradient), revision: gradient.revision + 1, here: place }
  const fields = { kind: 'gradient', round: String(gradient.round), itemId: gradient.itemId }
  return {
    place,
    title: say('agreeAsk'),
    main: escaped`
${open.length === 1 ? null : escaped`<p class="step">${say('questionOf', { number, of: open.length })}</p>`}
${heading(asWritten(gradient.wording))}
${savedLine(say, slotOf(gradient), stepWords(own, gradient.step))}
${answerForm({
  ...form,
  next,
  fields,
  body: escaped`${choices('step', offered, {
    chosen: refused?.step ?? (gradient.step === null ? null : String(gradient.step)),
    legend: say('agreeAsk'),
  })}${wordsField('reason', {
    label: say('agreeReason'),
    hint: say('agreeReasonHint', { most: wordsAtMost }),
    value: refused?.reason ?? gradient.reason,
    needed: false,
  })}${button(say('save'))}`,
})}
${
  gradient.step === null
    ? null
    : answerForm({
        ...form,
        next: place,
        fields: { ...fields, step: '', reason: '' },
        body: button(say('takeBackAnswer'), 'second'),
      })
}
<p>${goTo(next, say('skip'))}</p>`,
  }
}

function reviewScreen(own: Own, open: readonly Gradient[]): Screen {
  const { say, view } = own
  return {
    place: 'review',
    title: say('agreeReview'),
    main: escaped`
${heading(say('agreeReview'))}
<p>${say('agreeUntilClose')}</p>
<ol class="cards">
${open.map(gradient => {
  const words = stepWords(own, gradient.step)
  const what = say(words === null ? 'answer' : 'change')
  return escaped`
<li><p>${asWritten(gradient.wording)}</p>
<p class="saved${words === null ? ' none' : ''}" data-saved="${slotOf(gradient)}">${words === null ? say('noAnswer') : escaped`<b>${words}</b>`}</p>
<p class="row"><a class="button second" href="${hrefOf(placeOf(gradient))}" aria-label="${what}: ${gradient.wording}">${what}</a></p></li>`
})}
</ol>
${agreedList(view.agreed, say('agreedSoFar'))}
${open.every(({ step }) => step !== null) ? waitHere(say) : lookAgain(say)}`,
  }
}
