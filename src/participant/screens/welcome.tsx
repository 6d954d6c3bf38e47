import { home, type Place } from '../place'
import type { Say } from '../words'
import { groupScreens, MyGroup } from './counted'
import {
  Aloud,
  AnswerForm,
  AsWritten,
  Button,
  Choices,
  GoTo,
  Heading,
  type Own,
  PhoneOnly,
  Prompt,
  SavedLine,
  type Screen,
  type StageScreens,
  TakeBackCode,
  WaitHere,
} from './parts'

/** What people agree to by taking part. Said before they join, and to be read again at any time. */
export const WhatHappens = ({ say }: { say: Say }) => (
  <>
    <ul className="points">
      <li>{say('happensNames')}</li>
      <li>{say('happensVote')}</li>
      <li>{say('happensIdeas')}</li>
      <li>{say('happensLaptop')}</li>
      <li>{say('happensSkip')}</li>
      <li>{say('happensTakeBack')}</li>
      <li>{say('happensClosed')}</li>
      <PhoneOnly>
        <li>{say('happensWifi')}</li>
      </PhoneOnly>
    </ul>
    <Aloud />
  </>
)

export const PaymentOffered = ({ say, offer }: { say: Say; offer: string }) => (
  <>
    <h2>{say('payTitle')}</h2>
    <Prompt words={offer} />
    <p>{say('payBenefits')}</p>
  </>
)

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
        <p>{say('payWhere')}</p>
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

/** Something to talk about. There is nothing to answer on the phone. */
export function talkScreens({ say, view: { items, stage } }: Own): StageScreens {
  const main = (
    <>
      <Heading>{stage.title.trim() === '' ? say('talkTitle') : <AsWritten words={stage.title} />}</Heading>
      <Prompt words={stage.prompt} />
      <ul className="cards">
        {items.map(
          ({ id, words, figure }) =>
            figure !== null && (
              <li key={id}>
                <p>
                  <b>
                    <AsWritten words={words} />
                  </b>
                </p>
                <p>
                  <AsWritten words={figure} />
                </p>
              </li>
            ),
        )}
      </ul>
      <PhoneOnly>
        <p>{say('talkHow')}</p>
      </PhoneOnly>
      <WaitHere say={say} />
    </>
  )
  return { screens: [{ place: 'talk', title: say('talkTitle'), main }], home: 'talk' }
}

export function welcomeScreens(own: Own): StageScreens {
  const { view } = own
  const ready = readyScreen(own)
  const groups = groupScreens(own)
  if (view.paymentOffer === null) return { screens: [ready, ...groups], home: 'ready' }
  return {
    screens: [ready, ...groups, paymentScreen(own, view.paymentOffer, 'ready')],
    home: view.payment === null ? 'payment' : 'ready',
  }
}

const firstStage = 1

/** Before the beginning a session is paused, and nobody is taking a break. */
export const saysNotBegun = ({ view }: Own, { place }: Screen): boolean =>
  place === 'ready' && view.stage.number === firstStage

function readyScreen(own: Own): Screen {
  const { say, view } = own
  return {
    place: 'ready',
    title: say('welcomeTitle'),
    main: (
      <>
        <Heading>{say('welcomeTitle')}</Heading>
        <MyGroup {...own} />
        <Prompt words={view.stage.prompt} />
        <TakeBackCode say={say} code={view.withdrawalCode} />
        {view.paymentOffer !== null && (
          <p>
            <GoTo to="payment">{say('payTitle')}</GoTo>
          </p>
        )}
        {view.stage.number === firstStage ? (
          <>
            <h2>{say('notBegun')}</h2>
            <p>{say('notBegunText')}</p>
          </>
        ) : (
          <WaitHere say={say} />
        )}
      </>
    ),
  }
}

/** Where somebody comes in after the welcome: what the others met there. */
export const lateArrival: Place = 'arrived'

export function lateScreens(own: Own): Screen[] {
  const { say, view } = own
  if (view.stage.kind === 'welcome') return []
  const offer = view.stage.kind === 'close' ? null : view.paymentOffer
  const arrived = {
    place: lateArrival,
    title: say('welcomeTitle'),
    main: (
      <>
        <Heading>{say('welcomeTitle')}</Heading>
        <p>{say('lateText')}</p>
        <TakeBackCode say={say} code={view.withdrawalCode} />
        <p className="stack">
          <GoTo to="happens">{say('happensTitle')}</GoTo>{' '}
          <GoTo to={view.paymentOffer === null ? home : 'payment'} look="button">
            {say('goOn')}
          </GoTo>
        </p>
      </>
    ),
  }
  return offer === null ? [arrived] : [arrived, paymentScreen(own, offer, home)]
}
