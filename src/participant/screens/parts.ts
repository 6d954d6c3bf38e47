import { escaped, type Html } from '../escaped'
import { wordsAtMost } from '../form'
import { hrefOf, type Place } from '../place'
import type { Say } from '../words'

/** Words of a person, in whatever language they wrote them: not ours to translate, or to turn round. */
export const asWritten = (words: string): Html => escaped`<span class="written" dir="auto" lang="">${words}</span>`

/** `focus()` after a change of screen goes here. */
export const heading = (words: string | Html): Html => escaped`<h1 id="heading" tabindex="-1">${words}</h1>`

export const prompt = (words: string): Html | null =>
  words.trim() === '' ? null : escaped`<p class="prompt" dir="auto" lang="">${words}</p>`

export const goTo = (place: Place, words: string, look: 'button' | 'quiet' = 'quiet'): Html =>
  escaped`<a class="${look}" href="${hrefOf(place)}">${words}</a>`

/** With scripts the page moves on by itself, and the button goes. */
export const lookAgain = (say: Say): Html =>
  escaped`<p class="again"><a class="button second" href="/">${say('lookAgain')}</a></p>`

export const waitHere = (say: Say): Html => escaped`<p>${say('waitHere')}</p>${lookAgain(say)}`

export type AnswerForm = {
  /** What a later telling takes the place of; of a new idea or reason: `idea:new`. */
  readonly slot: string
  readonly revision: number
  readonly here: Place
  readonly next: Place | null
  readonly fields: Readonly<Record<string, string>>
  /** The field whose id phone.ts makes anew once the form was sent, so that the next one can follow without the laptop. */
  readonly mints?: string
  readonly body: Html
}

export const answerForm = ({ slot, revision, here, next, fields, mints, body }: AnswerForm): Html => escaped`
<form method="post" action="/answer" data-slot="${slot}" data-mints="${mints ?? ''}" autocomplete="off">
${Object.entries({ ...fields, revision: String(revision), here, ...(next !== null && { next }) }).map(
  ([name, value]) => escaped`<input type="hidden" name="${name}" value="${value}">`,
)}${body}</form>`

export type Choice = { readonly value: string; readonly words: string | Html }

/** `legend` null: the heading of the screen is the question. */
export const choices = (
  name: string,
  offered: readonly Choice[],
  { chosen, legend }: { chosen: string | null; legend: string | null },
): Html => escaped`
<fieldset${legend === null ? escaped` aria-labelledby="heading"` : null}>
${legend === null ? null : escaped`<legend>${legend}</legend>`}
${offered.map(
  ({ value, words }) => escaped`
<label class="choice"><input type="radio" name="${name}" value="${value}" required${
    value === chosen ? ' checked' : ''
  }><span>${words}</span></label>`,
)}
</fieldset>`

export const wordsField = (
  name: 'words' | 'reason',
  { label, hint, value, needed }: { label: string; hint: string; value: string; needed: boolean },
): Html => escaped`
<label class="label" for="${name}">${label}</label>
<p class="hint" id="${name}-hint">${hint}</p>
<textarea id="${name}" name="${name}" rows="4" maxlength="${wordsAtMost}" dir="auto" aria-describedby="${name}-hint"${
  needed ? ' required' : ''
}>
${value}</textarea>`

export const button = (words: string, look: '' | 'second' = ''): Html =>
  escaped`<button class="button ${look}">${words}</button>`

/** What the laptop has, by its own account. phone.ts writes here what it does not have yet. */
export const savedLine = (say: Say, slot: string, answer: string | null): Html => escaped`
<p class="saved" data-saved="${slot}">${answer === null ? null : escaped`${say('saved')}: <b>${answer}</b>`}</p>`
