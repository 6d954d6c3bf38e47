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
  TakeBack,
  WordsField,
} from './parts'

type Item = Own['view']['items'][number]
const sides = ['for', 'against'] as const

/** Reasons each way, for whichever item a person wants to say something about. Nobody has to. */
export function differencesScreens(own: Own): StageScreens {
  const { items } = own.view
  return {
    screens: [
      listScreen(own),
      ...items.map(item => itemScreen(own, item)),
      ...items.flatMap(item => sides.map(side => reasonScreen(own, item, side))),
    ],
    home: 'reasons',
  }
}

function listScreen({ say, view }: Own): Screen {
  return {
    place: 'reasons',
    title: say('differencesTitle'),
    main: (
      <>
        <Heading>{say('differencesTitle')}</Heading>
        <Prompt words={view.stage.prompt} />
        <p>{say('differencesHow')}</p>
        <ul className="links">
          {view.items.map(({ id, words }) => {
            const mine = view.myReasons.filter(({ itemId }) => itemId === id).length
            return (
              <li key={id}>
                <a className="link carded" href={hrefOf(`about.${id}`)}>
                  <AsWritten words={words} /> {mine > 0 && <b>{say('reasonsCount', { count: mine })}</b>}
                </a>
              </li>
            )
          })}
        </ul>
      </>
    ),
  }
}

function itemScreen({ say, view }: Own, { id, words }: Item): Screen {
  const mine = view.myReasons.filter(({ itemId }) => itemId === id)
  return {
    place: `about.${id}`,
    title: say('differencesTitle'),
    main: (
      <>
        <Heading>
          <AsWritten words={words} />
        </Heading>
        <Aloud />
        <p>{say('reasonAsk')}</p>
        <p className="stack">
          <GoTo to={`for.${id}`} look="button">
            {say('reasonGiveFor')}
          </GoTo>{' '}
          <GoTo to={`against.${id}`} look="button">
            {say('reasonGiveAgainst')}
          </GoTo>
        </p>
        {mine.length > 0 && (
          <>
            <h2>{say('reasonsMine')}</h2>
            <ReasonList say={say} reasons={mine} here={`about.${id}`} />
          </>
        )}
        <p>
          <GoTo to="reasons">{say('differencesBack')}</GoTo>
        </p>
      </>
    ),
  }
}

type ReasonListProps = { say: Say; reasons: Own['view']['myReasons']; here: Place }

/** `here`: the screen they stand on. They can be taken back until the session ends. */
export const ReasonList = ({ say, reasons, here }: ReasonListProps) => (
  <ul className="cards">
    {reasons.map(({ id, side, words, revision }) => (
      <li key={id}>
        <p>
          <b>{say(side === 'for' ? 'reasonFor' : 'reasonAgainst')}</b>
        </p>
        <p id={`reason-${id}`}>
          <AsWritten words={words} />
        </p>
        <p className="saved" data-saved={`reason:${id}`}>
          {say('saved')}
        </p>
        <div className="row">
          <TakeBack
            say={say}
            slot={`reason:${id}`}
            revision={revision}
            here={here}
            fields={{ kind: 'take-back-reason', reasonId: id }}
            describedBy={`reason-${id}`}
          />
        </div>
      </li>
    ))}
  </ul>
)

function reasonScreen({ say, typed, newId }: Own, { id, words }: Item, side: (typeof sides)[number]): Screen {
  const place = `${side}.${id}`
  const refused = typed?.here === place ? typed : null
  const title = say(side === 'for' ? 'reasonFor' : 'reasonAgainst')
  return {
    place,
    title,
    main: (
      <>
        <Heading>{title}</Heading>
        <Prompt words={words} />
        <AnswerForm
          slot={`reason:new:${side}:${id}`}
          revision={1}
          here={place}
          next={`about.${id}`}
          fields={{ kind: 'reason', reasonId: refused?.reasonId ?? newId, itemId: id, side }}
          mints="reasonId"
        >
          <WordsField
            say={say}
            name="words"
            label={say('reasonLabel')}
            hint="reasonHint"
            value={refused?.words ?? ''}
            needed
          />
          <Button>{say('reasonSend')}</Button>
        </AnswerForm>
        <p>
          <GoTo to={`about.${id}`}>{say('back')}</GoTo>
        </p>
      </>
    ),
  }
}
