import { sayAnswers } from '@core/project/entities'
import type { WordKey } from '../words'
import { AgreedList } from './agree'
import {
  AnswerForm,
  Button,
  Choices,
  GoTo,
  Heading,
  type Own,
  Prompt,
  SavedLine,
  type Screen,
  type StageScreens,
  TakeBackCode,
  WaitHere,
  WordsField,
} from './parts'
import { paymentScreen } from './welcome'

export const wordsOfSay: Readonly<Record<(typeof sayAnswers)[number], WordKey>> = {
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
    main: (
      <>
        <Heading>{say('sayAsk')}</Heading>
        <Prompt words={view.stage.prompt} />
        <SavedLine say={say} slot="say" answer={said === undefined ? null : say(wordsOfSay[said])} />
        <AnswerForm slot="say" revision={(view.say?.revision ?? 0) + 1} here="say" next={next} fields={{ kind: 'say' }}>
          <Choices name="say" offered={offered} chosen={refused?.say ?? said ?? null} />
          <WordsField
            say={say}
            name="words"
            label={say('sayMore')}
            hint="sayMoreHint"
            value={refused?.words ?? view.say?.words ?? ''}
          />
          <Button>{say('save')}</Button>
        </AnswerForm>
        <p>
          <GoTo to={next}>{say('skip')}</GoTo>
        </p>
      </>
    ),
  }
}

function endScreen(own: Own): Screen {
  const { say, view } = own
  return {
    place: 'end',
    title: say('endTitle'),
    main: (
      <>
        <Heading>{say('endTitle')}</Heading>
        <p>{say('endThanks')}</p>
        <AgreedList agreed={view.agreed} title={say('agreedToday')} />
        <CodeToKeep {...own} />
        {view.payment === 'accepted' && (
          <>
            <h2>{say('payTitle')}</h2>
            <p>{say('payWhere')}</p>
          </>
        )}
        <p className="stack">
          <GoTo to="say">{say('sayAsk')}</GoTo>{' '}
          {view.paymentOffer !== null && <GoTo to="payment">{say('payTitle')}</GoTo>}
        </p>
        <WaitHere say={say} />
      </>
    ),
  }
}

/** The session is over: nothing can be said any more, the code stays to be kept. */
export function overScreen(own: Own): Screen {
  const { say, view } = own
  return {
    place: 'over',
    title: say('closedTitle'),
    main: (
      <>
        <Heading>{say('closedTitle')}</Heading>
        <p>{say('endThanks')}</p>
        <p>{say('overCannot')}</p>
        <AgreedList agreed={view.agreed} title={say('agreedToday')} />
        <CodeToKeep {...own} />
      </>
    ),
  }
}

export const CodeToKeep = ({ say, view, named = true }: Own & { named?: boolean }) => (
  <>
    <TakeBackCode say={say} code={view.withdrawalCode} named={named} />
    <p>{say('codeUse')}</p>
  </>
)
