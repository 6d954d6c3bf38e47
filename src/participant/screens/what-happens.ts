import { escaped, type Html } from '../escaped'
import type { Say } from '../words'
import { prompt } from './parts'

/** What people agree to by taking part. Said before they join, and to be read again at any time. */
export const whatHappens = (say: Say): Html => escaped`
<ul class="points">
<li>${say('happensNames')}</li>
<li>${say('happensVote')}</li>
<li>${say('happensIdeas')}</li>
<li>${say('happensLaptop')}</li>
<li>${say('happensSkip')}</li>
<li>${say('happensTakeBack')}</li>
<li>${say('happensClosed')}</li>
<li data-phone>${say('happensWifi')}</li>
</ul>`

export const paymentOffered = (say: Say, offer: string): Html => escaped`
<h2>${say('payTitle')}</h2>
${prompt(offer)}
<p>${say('payBenefits')}</p>`
