import { escaped } from '../escaped'
import { home } from '../place'
import { codeToKeep } from './close'
import { languageForm } from './join'
import { button, goTo, heading } from './parts'
import type { Own, Screen } from './screen'
import { paymentOffered, whatHappens } from './what-happens'

/** What can be looked at in any stage, from the foot of the page. */
export function alwaysScreens(own: Own): Screen[] {
  const { say, view } = own
  const back = escaped`<p>${goTo(home, say('backToSession'), 'button')}</p>`
  return [
    {
      place: 'code',
      title: say('yourCode'),
      main: escaped`${heading(say('yourCode'))}${codeToKeep(own)}${back}`,
    },
    {
      place: 'happens',
      title: say('happensTitle'),
      main: escaped`${heading(say('happensTitle'))}${whatHappens(say)}${
        view.paymentOffer === null ? null : paymentOffered(say, view.paymentOffer)
      }${back}`,
    },
    {
      place: 'language',
      title: say('languageTitle'),
      main: escaped`${heading(say('languageTitle'))}<p>${say('languageWritten')}</p>${languageForm(say, null)}${back}`,
    },
    {
      place: 'leave',
      title: say('leaveAsk'),
      main: escaped`
${heading(say('leaveAsk'))}
<p>${say('leaveWhat')}</p>
<p class="code" dir="ltr">${view.withdrawalCode}</p>
<form method="post" action="/leave">${button(say('leaveNow'))}</form>
${back}`,
    },
  ]
}
