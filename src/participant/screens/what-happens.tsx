import type { Say } from '../words'
import { PhoneOnly, Prompt } from './parts'

/** What people agree to by taking part. Said before they join, and to be read again at any time. */
export const WhatHappens = ({ say }: { say: Say }) => (
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
)

export const PaymentOffered = ({ say, offer }: { say: Say; offer: string }) => (
  <>
    <h2>{say('payTitle')}</h2>
    <Prompt words={offer} />
    <p>{say('payBenefits')}</p>
  </>
)
