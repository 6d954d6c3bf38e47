import { hrefOf, type Place } from '../place'
import type { Say } from '../words'
import {
  Aloud,
  AnswerForm,
  AsWritten,
  Button,
  GoTo,
  Heading,
  type Own,
  Prompt,
  type Screen,
  type StageScreens,
  WaitHere,
  WordsField,
} from './parts'

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
    main: (
      <>
        <Heading>{say('ideasTitle')}</Heading>
        <Prompt words={view.question} />
        <Prompt words={view.stage.prompt} />
        <AnswerForm
          slot="idea:new"
          revision={1}
          here="ideas"
          next="ideas"
          fields={{ kind: 'idea', ideaId: refused?.ideaId ?? newId }}
          mints="ideaId"
        >
          <IdeaFields say={say} words={refused?.words ?? ''} apart={refused?.apart === 'yes'} />
          <Button>{say('ideaSend')}</Button>
        </AnswerForm>
        <MyIdeas {...own} here="ideas" changes />
      </>
    ),
  }
}

function changeScreen({ say, typed }: Own, { id, words, mayMerge, revision }: MyIdea): Screen {
  const place = `idea.${id}`
  const refused = typed?.here === place ? typed : null
  return {
    place,
    title: say('ideaChange'),
    main: (
      <>
        <Heading>{say('ideaChange')}</Heading>
        <AnswerForm
          slot={`idea:${id}`}
          revision={revision + 1}
          here={place}
          next="ideas"
          fields={{ kind: 'idea', ideaId: id }}
        >
          <IdeaFields say={say} words={refused?.words ?? words} apart={refused ? refused.apart === 'yes' : !mayMerge} />
          <Button>{say('saveChange')}</Button>
        </AnswerForm>
        <p>
          <GoTo to="ideas">{say('back')}</GoTo>
        </p>
      </>
    ),
  }
}

const IdeaFields = ({ say, words, apart }: { say: Say; words: string; apart: boolean }) => (
  <>
    <WordsField say={say} name="words" label={say('ideaLabel')} hint="ideaHint" value={words} needed />
    <label className="choice">
      <input type="checkbox" name="apart" value="yes" defaultChecked={apart} />
      <span>{say('ideaApart')}</span>
    </label>
  </>
)

/** `here`: the screen they stand on. Taking back is possible until the session ends, changing only while `changes`. */
export const MyIdeas = ({ say, view, here, changes = false }: Own & { here: Place; changes?: boolean }) => (
  <>
    <h2>{say('ideasMine')}</h2>
    {view.myIdeas.length === 0 && <p>{say('ideasNone')}</p>}
    <ul className="cards">
      {view.myIdeas.map(({ id, words, mayMerge, revision }) => (
        <li key={id}>
          <p id={`idea-${id}`}>
            <AsWritten words={words} />
          </p>
          <p className="saved" data-saved={`idea:${id}`}>
            {say('saved')}
            {!mayMerge && ` · ${say('ideaKeptApart')}`}
          </p>
          <div className="row">
            {changes && (
              <a className="button second" href={hrefOf(`idea.${id}`)} aria-describedby={`idea-${id}`}>
                {say('change')}
              </a>
            )}{' '}
            <AnswerForm
              slot={`idea:${id}`}
              revision={revision + 1}
              here={here}
              next={here}
              fields={{ kind: 'take-back-idea', ideaId: id }}
            >
              <Button second describedBy={`idea-${id}`}>
                {say('takeBack')}
              </Button>
            </AnswerForm>
          </div>
        </li>
      ))}
    </ul>
  </>
)

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
        {view.ideas.map(({ id, words, translation }) => (
          <li key={id}>
            <p>
              <AsWritten words={words} />
            </p>
            <Aloud />
            {translation !== '' && (
              <>
                <p className="hint">{say('shareTranslation')}</p>
                <p>
                  <AsWritten words={translation} />
                </p>
                <Aloud />
              </>
            )}
            {view.myIdeas.some(mine => mine.id === id) && <p className="mine">{say('shareYours')}</p>}
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
