import type { ReactNode } from 'react'
import { home } from '../place'
import { CodeToKeep } from './close'
import { ReasonList } from './differences'
import { MyIdeas } from './ideas'
import { LanguageForm } from './join'
import { Button, GoTo, Heading, type Own, type Screen, TakeBackCode } from './parts'
import { PaymentOffered, WhatHappens } from './welcome'

/** What can be looked at in any stage, from the foot of the page. */
export function alwaysScreens(own: Own): Screen[] {
  const { say, view } = own
  const back = (
    <p>
      <GoTo to={home} look="button">
        {say('backToSession')}
      </GoTo>
    </p>
  )
  const screen = (place: string, title: string, body: ReactNode): Screen => ({
    place,
    title,
    main: (
      <>
        <Heading>{title}</Heading>
        {body}
        {back}
      </>
    ),
  })
  const leave = screen(
    'leave',
    say('leaveAsk'),
    <>
      <p>{say('leaveWhat')}</p>
      <TakeBackCode say={say} code={view.withdrawalCode} />
    </>,
  )
  return [
    screen('code', say('yourCode'), <CodeToKeep {...own} named={false} />),
    ...(view.state === 'closed' ? [] : [screen('sent', say('sentTitle'), <Sent {...own} />)]),
    screen(
      'happens',
      say('happensTitle'),
      <>
        <WhatHappens say={say} />
        {view.paymentOffer !== null && <PaymentOffered say={say} offer={view.paymentOffer} />}
      </>,
    ),
    screen(
      'language',
      say('languageTitle'),
      <>
        <p>{say('languageWritten')}</p>
        <LanguageForm language={own.language} say={say} code={null} />
      </>,
    ),
    {
      ...leave,
      main: (
        <>
          {leave.main}
          <form method="post" action="/leave">
            <Button second>{say('leaveNow')}</Button>
          </form>
        </>
      ),
    },
  ]
}

/** All that can be taken back, in one place. */
const Sent = (own: Own) => (
  <>
    <p>{own.say('sentTakeBack')}</p>
    <MyIdeas {...own} here="sent" />
    <h2>{own.say('reasonsMine')}</h2>
    {own.view.myReasons.length === 0 ? (
      <p>{own.say('ideasNone')}</p>
    ) : (
      <ReasonList say={own.say} reasons={own.view.myReasons} here="sent" />
    )}
  </>
)
