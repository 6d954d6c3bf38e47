import { escaped } from '../escaped'
import { perspectiveName } from '../perspective-name'
import { goTo, heading, prompt, waitHere } from './parts'
import { paymentScreen } from './payment'
import type { Own, Screen, StageScreens } from './screen'

export function welcomeScreens(own: Own): StageScreens {
  const { view } = own
  const ready = readyScreen(own)
  if (view.paymentOffer === null) return { screens: [ready], home: 'ready' }
  return {
    screens: [ready, paymentScreen(own, view.paymentOffer, 'ready')],
    home: view.payment === null ? 'payment' : 'ready',
  }
}

function readyScreen({ say, view }: Own): Screen {
  const mine = view.perspectives.find(({ id }) => id === view.perspectiveId)
  return {
    place: 'ready',
    title: say('welcomeTitle'),
    main: escaped`
${heading(say('welcomeTitle'))}
${mine === undefined ? null : escaped`<p>${say('youSaid')} <b>${perspectiveName(mine, say)}</b></p>`}
${prompt(view.stage.prompt)}
<h2>${say('yourCode')}</h2>
<p class="code" dir="ltr">${view.withdrawalCode}</p>
<p>${say('codeKeep')}</p>
${view.paymentOffer === null ? null : escaped`<p>${goTo('payment', say('payTitle'))}</p>`}
${waitHere(say)}`,
  }
}
