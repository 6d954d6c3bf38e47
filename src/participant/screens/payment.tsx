import type { Place } from '../place'
import { AnswerForm, Button, Choices, GoTo, Heading, Prompt, SavedLine } from './parts'
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
    main: (
      <>
        <Heading>{say('payAsk')}</Heading>
        <Prompt words={offer} />
        <p>{say('payBenefits')}</p>
        <SavedLine say={say} slot="payment" answer={saved} />
        <AnswerForm
          slot="payment"
          revision={view.paymentRevision + 1}
          here="payment"
          next={next}
          fields={{ kind: 'payment' }}
        >
          <Choices name="choice" offered={offered} chosen={chosen} />
          <Button>{say('save')}</Button>
        </AnswerForm>
        <p>
          <GoTo to={next}>{say('skip')}</GoTo>
        </p>
      </>
    ),
  }
}
