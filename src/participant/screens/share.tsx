import { ideasScreens } from './ideas'
import { AsWritten, GoTo, Heading, Prompt, WaitHere } from './parts'
import type { Own, Screen, StageScreens } from './screen'

/** Ideas from the others, to read. An idea that comes up now can still be added. */
export const shareScreens = (own: Own): StageScreens => ({
  screens: [readScreen(own), ...ideasScreens(own).screens],
  home: 'share',
})

const readScreen = ({ say, view }: Own): Screen => ({
  place: 'share',
  title: say('shareTitle'),
  main: (
    <>
      <Heading>{say('shareTitle')}</Heading>
      <Prompt words={view.stage.prompt} />
      <p>{view.ideas.length === 0 ? say('shareNone') : say('shareRead', { count: view.ideas.length })}</p>
      <ol className="cards">
        {view.ideas.map(({ id, words }) => (
          <li key={id}>
            <p>
              <AsWritten words={words} />
            </p>
          </li>
        ))}
      </ol>
      <p>
        <GoTo to="ideas">{say('ideasTitle')}</GoTo>
      </p>
      <WaitHere say={say} />
    </>
  ),
})
