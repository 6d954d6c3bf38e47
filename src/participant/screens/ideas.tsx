import { otherDomainId, type StoryUse, storyUses } from '@core/project/entities'
import { hrefOf, type Place } from '../place'
import { templateWords, type WordKey } from '../words'
import { Levels } from './levels'
import {
  Aloud,
  AnswerForm,
  AsWritten,
  Button,
  Choices,
  GoTo,
  Heading,
  type Own,
  Prompt,
  type Screen,
  type StageScreens,
  TakeBack,
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
    title: say(own.view.method === 'stories' ? 'storiesTitle' : 'ideasTitle'),
    main: (
      <>
        <Heading>{say(own.view.method === 'stories' ? 'storiesTitle' : 'ideasTitle')}</Heading>
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
          <IdeaFields
            {...own}
            words={refused?.words ?? ''}
            apart={refused?.apart === 'yes'}
            domainId={refused?.domainId ?? otherDomainId}
            use={refused?.use ?? 'room'}
          />
          <Button>{say(view.method === 'stories' ? 'storySend' : 'ideaSend')}</Button>
        </AnswerForm>
        <MyIdeas {...own} here="ideas" changes />
      </>
    ),
  }
}

function changeScreen(own: Own, { id, words, mayMerge, domainId, use, revision }: MyIdea): Screen {
  const { say, typed } = own
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
          <IdeaFields
            {...own}
            words={refused?.words ?? words}
            apart={refused ? refused.apart === 'yes' : !mayMerge}
            domainId={refused?.domainId ?? domainId}
            use={refused?.use ?? use}
          />
          <Button>{say('saveChange')}</Button>
        </AnswerForm>
        <p>
          <GoTo to="ideas">{say('back')}</GoTo>
        </p>
      </>
    ),
  }
}

type IdeaFieldsProps = Own & { words: string; apart: boolean; domainId: string; use: string }
const IdeaFields = ({ say, language, view, words, apart, domainId, use }: IdeaFieldsProps) => (
  <>
    <WordsField
      say={say}
      name="words"
      label={say(view.method === 'stories' ? 'storyLabel' : 'ideaLabel')}
      hint={view.method === 'stories' ? 'storyHint' : 'ideaHint'}
      value={words}
      needed
    />
    {view.method === 'stories' && (
      <StoryFields say={say} language={language} view={view} domainId={domainId} use={use} />
    )}
    <label className="choice">
      <input type="checkbox" name="apart" value="yes" defaultChecked={apart} />
      <span>{say('ideaApart')}</span>
    </label>
  </>
)

type StoryFieldsProps = Pick<Own, 'say' | 'view' | 'language'> & { domainId: string; use: string }

/** What a story is about, and who may hear it: nobody outside the room unless its teller says so. */
const StoryFields = ({ say, language, view: { domains }, domainId, use }: StoryFieldsProps) => (
  <>
    {domains.length > 0 && (
      <Choices
        name="domainId"
        legend={say('storyDomain')}
        offered={[
          ...domains.map(({ id, name }) => ({ value: id, words: <AsWritten words={templateWords(name, language)} /> })),
          { value: otherDomainId, words: say('storyDomainOther') },
        ]}
        chosen={domainId}
      />
    )}
    <Choices
      name="use"
      legend={say('storyUse')}
      offered={storyUses.map(value => ({ value, words: say(wordsOfUse[value]) }))}
      chosen={use}
    />
  </>
)

const wordsOfUse = { room: 'storyUseRoom', unnamed: 'storyUseUnnamed' } as const satisfies Record<StoryUse, WordKey>

/** `here`: the screen they stand on. Taking back is possible until the session ends, changing only while `changes`. */
export const MyIdeas = ({ say, view, here, changes = false }: Own & { here: Place; changes?: boolean }) => (
  <>
    <h2>{say('ideasMine')}</h2>
    {view.myIdeas.length === 0 && <p>{say('ideasNone')}</p>}
    <ul className="cards">
      {view.myIdeas.map(({ id, words, mayMerge, use, revision }) => (
        <li key={id}>
          <p id={`idea-${id}`}>
            <AsWritten words={words} />
          </p>
          <p className="saved" data-saved={`idea:${id}`}>
            {say('saved')}
            {!mayMerge && ` · ${say('ideaKeptApart')}`}
            {view.method === 'stories' && ` · ${say(wordsOfUse[use])}`}
          </p>
          <div className="row">
            {changes && (
              <a className="button second" href={hrefOf(`idea.${id}`)} aria-describedby={`idea-${id}`}>
                {say('change')}
              </a>
            )}{' '}
            <TakeBack
              say={say}
              slot={`idea:${id}`}
              revision={revision}
              here={here}
              fields={{ kind: 'take-back-idea', ideaId: id }}
              describedBy={`idea-${id}`}
            />
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

const readScreen = (own: Own): Screen => {
  const { say, view } = own
  return {
    place: 'share',
    title: say('shareTitle'),
    main: (
      <>
        <Heading>{say('shareTitle')}</Heading>
        <Prompt words={view.stage.prompt} />
        <Levels {...own} />
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
  }
}
