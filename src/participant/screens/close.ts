import { sayAnswers } from '@core/project/entities'
import { escaped } from '../escaped'
import { wordsAtMost } from '../form'
import type { WordKey } from '../words'
import { agreedList } from './agree'
import { answerForm, button, choices, goTo, heading, prompt, savedLine, waitHere, wordsField } from './parts'
import { paymentScreen } from './payment'
import type { Own, Screen, StageScreens } from './screen'

const wordsOfSay: Readonly<Record<(typeof sayAnswers)[number], WordKey>> = {
  yes: 'sayYes',
  partly: 'sayPartly',
  no: 'sayNo',
  'rather-not-say': 'sayRatherNot',
}

/** "Did you have a real say?", then payment where it was left open, then what to take away. */
export function closeScreens(own: Own): StageScreens {
  const { view } = own
  const payment = view.paymentOffer === null ? [] : [paymentScreen(own, view.paymentOffer, 'end')]
  const askPayment = payment.length > 0 && view.payment === null
  return {
    screens: [sayScreen(own, askPayment ? 'payment' : 'end'), ...payment, endScreen(own)],
    home: view.say === null ? 'say' : askPayment ? 'payment' : 'end',
  }
}

function sayScreen({ say, view, typed }: Own, next: string): Screen {
  const refused = typed?.here === 'say' ? typed : null
  const said = sayAnswers.find(answer => answer === view.say?.say)
  const offered = sayAnswers.map(value => ({ value, words: say(wordsOfSay[value]) }))
  return {
    place: 'say',
    title: say('sayAsk'),
    main: escaped`
${heading(say('sayAsk'))}
${prompt(view.stage.prompt)}
${savedLine(say, 'say', said === undefined ? null : say(wordsOfSay[said]))}
${answerForm({
  slot: 'say',
  revision: (view.say?.revision ?? 0) + 1,
  here: 'say',
  next,
  fields: { kind: 'say' },
  body: escaped`${choices('say', offered, { chosen: refused?.say ?? said ?? null, legend: null })}${wordsField(
    'words',
    {
      label: say('sayMore'),
      hint: say('sayMoreHint', { most: wordsAtMost }),
      value: refused?.words ?? view.say?.words ?? '',
      needed: false,
    },
  )}${button(say('save'))}`,
})}
<p>${goTo(next, say('skip'))}</p>`,
  }
}

function endScreen({ say, view }: Own): Screen {
  return {
    place: 'end',
    title: say('endTitle'),
    main: escaped`
${heading(say('endTitle'))}
<p>${say('endThanks')}</p>
${agreedList(view.agreed, say('agreedToday'))}
<h2>${say('yourCode')}</h2>
${codeToKeep({ say, view })}
<p class="stack">${goTo('say', say('sayAsk'))}${view.paymentOffer === null ? null : escaped` ${goTo('payment', say('payTitle'))}`}</p>
${waitHere(say)}`,
  }
}

/** The session is over: nothing can be said any more, the code stays to be kept. */
export function overScreen({ say, view }: Own): Screen {
  return {
    place: 'over',
    title: say('closedTitle'),
    main: escaped`
${heading(say('closedTitle'))}
<p>${say('endThanks')}</p>
<p>${say('overCannot')}</p>
${agreedList(view.agreed, say('agreedToday'))}
<h2>${say('yourCode')}</h2>
${codeToKeep({ say, view })}`,
  }
}

export const codeToKeep = ({ say, view }: Pick<Own, 'say' | 'view'>) => escaped`
<p class="code" dir="ltr">${view.withdrawalCode}</p>
<p>${say('codeKeep')}</p>
<p>${say('codeUse')}</p>`
