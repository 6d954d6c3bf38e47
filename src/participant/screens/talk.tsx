import { AsWritten, Heading, PhoneOnly, Prompt, WaitHere } from './parts'
import type { Own, StageScreens } from './screen'

/** Something to talk about. There is nothing to answer on the phone. */
export function talkScreens({ say, view: { stage } }: Own): StageScreens {
  const main = (
    <>
      <Heading>{stage.title.trim() === '' ? say('talkTitle') : <AsWritten words={stage.title} />}</Heading>
      <Prompt words={stage.prompt} />
      <PhoneOnly>
        <p>{say('talkHow')}</p>
      </PhoneOnly>
      <WaitHere say={say} />
    </>
  )
  return { screens: [{ place: 'talk', title: say('talkTitle'), main }], home: 'talk' }
}
