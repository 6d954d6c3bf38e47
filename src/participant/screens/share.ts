import { escaped } from '../escaped'
import { ideasScreens } from './ideas'
import { asWritten, goTo, heading, prompt, waitHere } from './parts'
import type { Own, StageScreens } from './screen'

/** Ideas from the others, to read. An idea that comes up now can still be added. */
export function shareScreens(own: Own): StageScreens {
  const { say, view } = own
  const main = escaped`
${heading(say('shareTitle'))}
${prompt(view.stage.prompt)}
<p>${view.ideas.length === 0 ? say('shareNone') : say('shareRead', { count: view.ideas.length })}</p>
<ol class="cards">
${view.ideas.map(({ words }) => escaped`<li><p>${asWritten(words)}</p></li>`)}
</ol>
<p>${goTo('ideas', say('ideasTitle'))}</p>
${waitHere(say)}`
  const read = { place: 'share', title: say('shareTitle'), main }
  return { screens: [read, ...ideasScreens(own).screens], home: 'share' }
}
