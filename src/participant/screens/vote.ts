import { type RatingAnswer, ratingAnswers } from '@core/workshop/session/answer'
import { escaped, type Html } from '../escaped'
import { hrefOf, type Place } from '../place'
import type { WordKey } from '../words'
import { answerForm, asWritten, button, choices, goTo, heading, lookAgain, prompt, savedLine, waitHere } from './parts'
import type { Own, Screen, StageScreens } from './screen'

const wordsOfRating: Readonly<Record<RatingAnswer, WordKey>> = {
  'not-needed': 'notNeeded',
  useful: 'useful',
  'must-have': 'mustHave',
  'dont-know': 'dontKnow',
  skip: 'skipThis',
}

type Item = Own['view']['items'][number]
/** `rating` null: none, or taken back. */
type Rated = Item & { readonly place: Place; readonly rating: RatingAnswer | null; readonly revision: number }

/** One item to a screen, then all of them to look through. Before and after the vote there is only something to read. */
export function voteScreens(own: Own): StageScreens {
  const { view, say } = own
  if (view.vote === null || !view.vote.open) {
    const words = view.vote === null ? say('voteNotYet') : say('voteClosed')
    return { screens: [quietScreen(own, escaped`<p class="notice">${words}</p>`)], home: 'wait' }
  }
  const rated = view.items.map((item): Rated => {
    const mine = view.myRatings.find(({ itemId }) => itemId === item.id)
    return { ...item, place: `item.${item.id}`, rating: mine?.rating ?? null, revision: mine?.revision ?? 0 }
  })
  const { round } = view.vote
  const screens = [
    startScreen(own, rated),
    ...rated.map(item => itemScreen(own, rated, item, round)),
    reviewScreen(own, rated, round),
  ]
  const open = rated.find(({ rating }) => rating === null)
  const home = rated.every(({ rating }) => rating === null) ? 'start' : (open?.place ?? 'review')
  return { screens, home }
}

function quietScreen({ say, view }: Own, what: Html): Screen {
  return {
    place: 'wait',
    title: say('voteTitle'),
    main: escaped`
${heading(say('voteTitle'))}
${prompt(view.stage.prompt)}
${what}
${waitHere(say)}`,
  }
}

function startScreen({ say, view }: Own, rated: readonly Rated[]): Screen {
  const first = rated.find(({ rating }) => rating === null) ?? rated[0]
  return {
    place: 'start',
    title: say('voteTitle'),
    main: escaped`
${heading(say('voteTitle'))}
${prompt(view.stage.prompt)}
<ul class="points">
<li>${say('voteHow', { count: rated.length })}</li>
<li>${say('votePrivate')}</li>
<li>${say('voteChange')}</li>
${(view.vote?.round ?? 1) > 1 ? escaped`<li>${say('voteAgain')}</li>` : null}
</ul>
<p>${first ? goTo(first.place, say('voteStart'), 'button') : null}</p>`,
  }
}

function itemScreen(own: Own, rated: readonly Rated[], item: Rated, round: number): Screen {
  const { say, typed } = own
  const { place, id, rating, revision } = item
  const number = rated.indexOf(item) + 1
  const slot = `rating:${round}:${id}`
  const allDone = rated.every(other => other.rating !== null)
  const next = allDone ? 'review' : (rated[number]?.place ?? 'review')
  const before = rated[number - 2]?.place ?? 'start'
  const offered = ratingAnswers.map(value => ({ value, words: say(wordsOfRating[value]) }))
  const chosen = (typed?.here === place ? typed.rating : null) ?? rating
  const form = { slot, revision: revision + 1, here: place }
  const fields = { kind: 'rating', round: String(round), itemId: id }
  return {
    place,
    title: say('questionOf', { number, of: rated.length }),
    main: escaped`
<p class="step">${say('questionOf', { number, of: rated.length })}</p>
${heading(asWritten(item.words))}
${savedLine(say, slot, rating === null ? null : say(wordsOfRating[rating]))}
${answerForm({
  ...form,
  next,
  fields,
  body: escaped`${choices('rating', offered, { chosen, legend: say('voteAsk') })}${button(say('save'))}`,
})}
${
  rating === null
    ? null
    : answerForm({
        ...form,
        next: place,
        fields: { ...fields, rating: '' },
        body: button(say('takeBackAnswer'), 'second'),
      })
}
<p class="row">${goTo(before, say('back'))} ${goTo('review', say('voteReview'))}</p>`,
  }
}

function reviewScreen({ say }: Own, rated: readonly Rated[], round: number): Screen {
  const saved = rated.filter(({ rating }) => rating !== null).length
  const open = rated.find(({ rating }) => rating === null)
  return {
    place: 'review',
    title: say('voteReview'),
    main: escaped`
${heading(say('voteReview'))}
<p>${say('voteSaved', { number: saved, of: rated.length })}</p>
<p>${say('voteUntilClose')}</p>
${open === undefined ? null : escaped`<p>${goTo(open.place, say('voteNextOpen'), 'button')}</p>`}
<ol class="cards">
${rated.map(
  ({ id, words, place, rating }) => escaped`
<li><p>${asWritten(words)}</p>
<p class="saved${rating === null ? ' none' : ''}" data-saved="rating:${round}:${id}">${
    rating === null ? say('noAnswer') : escaped`<b>${say(wordsOfRating[rating])}</b>`
  }</p>
<p class="row"><a class="button second" href="${hrefOf(place)}" aria-label="${say(rating === null ? 'answer' : 'change')}: ${words}">${say(
    rating === null ? 'answer' : 'change',
  )}</a></p></li>`,
)}
</ol>
${open === undefined ? waitHere(say) : lookAgain(say)}`,
  }
}
