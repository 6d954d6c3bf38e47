import { perspectiveName } from '../perspective-name'
import { Code, GoTo, Heading, Prompt, WaitHere } from './parts'
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
    main: (
      <>
        <Heading>{say('welcomeTitle')}</Heading>
        {mine && (
          <p>
            {say('youSaid')} <b>{perspectiveName(mine, say)}</b>
          </p>
        )}
        <Prompt words={view.stage.prompt} />
        <h2>{say('yourCode')}</h2>
        <Code code={view.withdrawalCode} />
        <p>{say('codeKeep')}</p>
        {view.paymentOffer !== null && (
          <p>
            <GoTo to="payment">{say('payTitle')}</GoTo>
          </p>
        )}
        <WaitHere say={say} />
      </>
    ),
  }
}
