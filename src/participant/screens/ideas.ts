import { escaped, type Html } from '../escaped'
import { wordsAtMost } from '../form'
import { hrefOf, type Place } from '../place'
import { answerForm, asWritten, button, goTo, heading, prompt, wordsField } from './parts'
import type { Own, Screen, StageScreens } from './screen'

type MyIdea = Own['view']['myIdeas'][number]

export function ideasScreens(own: Own): StageScreens {
  return { screens: [writeScreen(own), ...own.view.myIdeas.map(idea => changeScreen(own, idea))], home: 'ideas' }
}

function writeScreen(own: Own): Screen {
  const { say, view, typed, newId } = own
  const refused = typed?.kind === 'idea' && typed.here === 'ideas' ? typed : null
  return {
    place: 'ideas',
    title: say('ideasTitle'),
    main: escaped`
${heading(say('ideasTitle'))}
${prompt(view.stage.prompt)}
${answerForm({
  slot: 'idea:new',
  revision: 1,
  here: 'ideas',
  next: 'ideas',
  fields: { kind: 'idea', ideaId: refused?.ideaId ?? newId },
  mints: 'ideaId',
  body: ideaFields(own, refused?.words ?? '', refused?.apart === 'yes', say('ideaSend')),
})}
${myIdeas(own, 'ideas', true)}`,
  }
}

function changeScreen(own: Own, idea: MyIdea): Screen {
  const { say, typed } = own
  const place = `idea.${idea.id}`
  const refused = typed?.here === place ? typed : null
  return {
    place,
    title: say('ideaChange'),
    main: escaped`
${heading(say('ideaChange'))}
${answerForm({
  slot: `idea:${idea.id}`,
  revision: idea.revision + 1,
  here: place,
  next: 'ideas',
  fields: { kind: 'idea', ideaId: idea.id },
  body: ideaFields(
    own,
    refused?.words ?? idea.words,
    refused ? refused.apart === 'yes' : !idea.mayMerge,
    say('saveChange'),
  ),
})}
<p>${goTo('ideas', say('back'))}</p>`,
  }
}

const ideaFields = ({ say }: Own, words: string, apart: boolean, send: string): Html => escaped`
${wordsField('words', { label: say('ideaLabel'), hint: say('ideaHint', { most: wordsAtMost }), value: words, needed: true })}
<label class="choice"><input type="checkbox" name="apart" value="yes"${apart ? ' checked' : ''}><span>${say('ideaApart')}</span></label>
${button(send)}`

/** `here`: the screen they stand on. Taking back is possible until the session ends, changing only while `changes`. */
export const myIdeas = ({ say, view }: Own, here: Place, changes: boolean): Html => escaped`
<h2>${say('ideasMine')}</h2>
${view.myIdeas.length === 0 ? escaped`<p>${say('ideasNone')}</p>` : null}
<ul class="cards">
${view.myIdeas.map(
  ({ id, words, mayMerge, revision }) => escaped`
<li><p id="idea-${id}">${asWritten(words)}</p>
<p class="saved" data-saved="idea:${id}">${say('saved')}${mayMerge ? null : escaped` · ${say('ideaKeptApart')}`}</p>
<div class="row">${
    changes
      ? escaped`<a class="button second" href="${hrefOf(`idea.${id}`)}" aria-describedby="idea-${id}">${say('change')}</a>`
      : null
  }
${answerForm({
  slot: `idea:${id}`,
  revision: revision + 1,
  here,
  next: here,
  fields: { kind: 'take-back-idea', ideaId: id },
  body: escaped`<button class="button second" aria-describedby="idea-${id}">${say('takeBack')}</button>`,
})}</div></li>`,
)}
</ul>`
