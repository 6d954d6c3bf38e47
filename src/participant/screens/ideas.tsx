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

type IdeaWords = { readonly title: WordKey; readonly label: WordKey; readonly hint: WordKey; readonly send: WordKey }
const ideaWords: IdeaWords = { title: 'ideasTitle', label: 'ideaLabel', hint: 'ideaHint', send: 'ideaSend' }

/** What people's words are called, by what the session comes to. */
function wordsFor({ method }: Pick<Own['view'], 'method'>): IdeaWords {
  if (method === 'stories') return { title: 'storiesTitle', label: 'storyLabel', hint: 'storyHint', send: 'storySend' }
  if (method === 'power') return { title: 'powerTitle', label: 'powerLabel', hint: 'ideaHint', send: 'powerSend' }
  return ideaWords
}

type MyIdea = Own['view']['myIdeas'][number]

export function ideasScreens(own: Own): StageScreens {
  return { screens: [writeScreen(own), ...own.view.myIdeas.map(idea => changeScreen(own, idea))], home: 'ideas' }
}

function writeScreen(own: Own): Screen {
  const { say, view, typed, newId } = own
  const refused = typed?.kind === 'idea' && typed.here === 'ideas' ? typed : null
  return {
    place: 'ideas',
    title: say(wordsFor(view).title),
    main: (
      <>
        <Heading>{say(wordsFor(view).title)}</Heading>
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
          <Button>{say(wordsFor(view).send)}</Button>
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
    {view.method === 'power' && (
      <AboutField
        say={say}
        language={language}
        view={view}
        legend="powerAbout"
        other="powerOther"
        domainId={domainId}
      />
    )}
    <WordsField
      say={say}
      name="words"
      label={say(wordsFor(view).label)}
      hint={wordsFor(view).hint}
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

type AboutFieldProps = Pick<Own, 'say' | 'view' | 'language'> & { legend: WordKey; other: WordKey; domainId: string }

/** Which of the things that the plan names the words are about. */
const AboutField = ({ say, language, view: { domains }, legend, other, domainId }: AboutFieldProps) =>
  domains.length > 0 && (
    <Choices
      name="domainId"
      legend={say(legend)}
      offered={[
        ...domains.map(({ id, name }) => ({ value: id, words: <AsWritten words={templateWords(name, language)} /> })),
        { value: otherDomainId, words: say(other) },
      ]}
      chosen={domainId}
    />
  )

type StoryFieldsProps = Pick<Own, 'say' | 'view' | 'language'> & { domainId: string; use: string }

/** What a story is about, and who may hear it: nobody outside the room unless its teller says so. */
const StoryFields = ({ say, language, view, domainId, use }: StoryFieldsProps) => (
  <>
    <AboutField
      say={say}
      language={language}
      view={view}
      legend="storyDomain"
      other="storyDomainOther"
      domainId={domainId}
    />
    <Choices
      name="use"
      legend={say('storyUse')}
      offered={storyUses.map(value => ({ value, words: say(wordsOfUse[value]) }))}
      chosen={use}
    />
  </>
)

const wordsOfUse = { room: 'storyUseRoom', unnamed: 'storyUseUnnamed' } as const satisfies Record<StoryUse, WordKey>

/** What words are about, as the plan has it; null: something else. */
function aboutOf({ domains }: Own['view'], domainId: string, language: Own['language']): string | null {
  const found = domains.find(({ id }) => id === domainId)
  return found ? templateWords(found.name, language) : null
}

/** `here`: the screen they stand on. Taking back is possible until the session ends, changing only while `changes`. */
export const MyIdeas = ({ say, view, language, here, changes = false }: Own & { here: Place; changes?: boolean }) => (
  <>
    <h2>{say('ideasMine')}</h2>
    {view.myIdeas.length === 0 && <p>{say('ideasNone')}</p>}
    <ul className="cards">
      {view.myIdeas.map(({ id, words, mayMerge, domainId, use, revision }) => (
        <li key={id}>
          {view.method === 'power' && (
            <p className="hint">
              <AsWritten words={aboutOf(view, domainId, language) ?? say('powerOther')} />
            </p>
          )}
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
          <GoTo to="ideas">{say(wordsFor(view).title)}</GoTo>
        </p>
        <WaitHere say={say} />
      </>
    ),
  }
}
