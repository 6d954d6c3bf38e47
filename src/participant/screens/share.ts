import { escaped } from '../escaped'
import { asWritten, heading, prompt, waitHere } from './parts'
import type { Own, StageScreens } from './screen'

/** Ideas from everybody, to read. Nothing is asked here. */
export function shareScreens({ say, view }: Own): StageScreens {
  const main = escaped`
${heading(say('shareTitle'))}
${prompt(view.stage.prompt)}
<p>${view.ideas.length === 0 ? say('shareNone') : say('shareRead', { count: view.ideas.length })}</p>
<ol class="cards">
${view.ideas.map(({ words }) => escaped`<li><p>${asWritten(words)}</p></li>`)}
</ol>
${waitHere(say)}`
  return { screens: [{ place: 'ideas', title: say('shareTitle'), main }], home: 'ideas' }
}
