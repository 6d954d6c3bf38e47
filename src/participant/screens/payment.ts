import { escaped } from '../escaped'
import type { Place } from '../place'
import { answerForm, button, choices, goTo, heading, prompt, savedLine } from './parts'
import type { Own, Screen } from './screen'

/** Asked at the start, and again at the end where it was left open. */
export function paymentScreen({ say, view, typed }: Own, offer: string, next: Place): Screen {
  const offered = [
    { value: 'accepted', words: say('payYes') },
    { value: 'declined', words: say('payNo') },
  ]
  const chosen = (typed?.kind === 'payment' ? typed.choice : null) ?? view.payment
  const saved = view.payment === null ? null : say(view.payment === 'accepted' ? 'payYes' : 'payNo')
  return {
    place: 'payment',
    title: say('payAsk'),
    main: escaped`
${heading(say('payAsk'))}
${prompt(offer)}
<p>${say('payBenefits')}</p>
${savedLine(say, 'payment', saved)}
${answerForm({
  slot: 'payment',
  revision: view.paymentRevision + 1,
  here: 'payment',
  next,
  fields: { kind: 'payment' },
  body: escaped`${choices('choice', offered, { chosen, legend: null })}${button(say('save'))}`,
})}
<p>${goTo(next, say('skip'))}</p>`,
  }
}
