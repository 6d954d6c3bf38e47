import { escaped, type Html } from '../escaped'
import { home } from '../place'
import { codeToKeep } from './close'
import { reasonList } from './differences'
import { myIdeas } from './ideas'
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
    ...(view.state === 'closed' ? [] : [sentScreen(own, back)]),
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
      main: escaped`${heading(say('languageTitle'))}<p>${say('languageWritten')}</p>${languageForm(own.language, say, null)}${back}`,
    },
    {
      place: 'leave',
      title: say('leaveAsk'),
      main: escaped`
${heading(say('leaveAsk'))}
<p>${say('leaveWhat')}</p>
<p class="code" dir="ltr">${view.withdrawalCode}</p>
${back}
<form method="post" action="/leave">${button(say('leaveNow'), 'second')}</form>`,
    },
  ]
}

/** All that can be taken back, in one place. */
function sentScreen(own: Own, back: Html): Screen {
  const { say, view } = own
  return {
    place: 'sent',
    title: say('sentTitle'),
    main: escaped`
${heading(say('sentTitle'))}
<p>${say('sentTakeBack')}</p>
${myIdeas(own, 'sent', false)}
<h2>${say('reasonsMine')}</h2>
${view.myReasons.length === 0 ? escaped`<p>${say('ideasNone')}</p>` : reasonList(say, view.myReasons, 'sent')}
${back}`,
  }
}
