import { escaped } from '../escaped'
import { asWritten, heading, prompt, waitHere } from './parts'
import type { Own, StageScreens } from './screen'

/** Something to talk about. There is nothing to answer on the phone. */
export function talkScreens({ say, view: { stage } }: Own): StageScreens {
  const main = escaped`
${heading(stage.title.trim() === '' ? say('talkTitle') : asWritten(stage.title))}
${prompt(stage.prompt)}
<p data-phone>${say('talkHow')}</p>
${waitHere(say)}`
  return { screens: [{ place: 'talk', title: say('talkTitle'), main }], home: 'talk' }
}
