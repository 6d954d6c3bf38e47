import { type RatingAnswer, ratingAnswers } from '@core/workshop/session/answer'
import type { ReactNode } from 'react'
import type { Place } from '../place'
import type { WordKey } from '../words'
import { CountedHow, CountedWith, countedPoints, groupScreens, MyGroup } from './counted'
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
  ReviewLine,
  SavedLine,
  type Screen,
  type StageScreens,
  WaitHere,
} from './parts'
import { Pictured } from './pictures'

const needed = {
  ask: 'voteAsk',
  'not-needed': 'notNeeded',
  useful: 'useful',
  'must-have': 'mustHave',
  'dont-know': 'dontKnow',
  skip: 'skipThis',
} as const satisfies Record<RatingAnswer | 'ask', WordKey>

type Asked = Readonly<Record<RatingAnswer | 'ask', WordKey>>

/** Of a measure that is looked at again the question is what becomes of it; a new proposal beside it is needed or not. */
const askedAgain: Asked = {
  ...needed,
  ask: 'voteAskAgain',
  'not-needed': 'againDrop',
  useful: 'againChange',
  'must-have': 'againKeep',
}

/** How the question is put, and what its answers are called: of a story it is not how much it is needed. */
export const askedIn: Readonly<Record<Own['view']['method'], Asked>> = {
  measures: needed,
  rubric: needed,
  review: askedAgain,
  power: needed,
  stories: {
    ...needed,
    ask: 'voteAskStory',
    'not-needed': 'storyNotThis',
    useful: 'storyPerhaps',
    'must-have': 'storyThis',
  },
}

const askedOf = ({ view }: Pick<Own, 'view'>, { figure }: Item): Asked =>
  view.method === 'review' && figure === null ? needed : askedIn[view.method]

type Item = Own['view']['items'][number]
/** `rating` null: none, or taken back. */
type Rated = Item & {
  readonly place: Place
  readonly slot: string
  readonly rating: RatingAnswer | null
  readonly revision: number
}

/** One item to a screen, then all of them to look through. Before and after the vote there is only something to read. */
export function voteScreens(own: Own): StageScreens {
  const { vote, items, myRatings } = own.view
  if (!vote?.open) return { screens: [quietScreen(own), ...groupScreens(own)], home: 'wait' }
  const rated = items.map((item): Rated => {
    const mine = myRatings.find(({ itemId }) => itemId === item.id)
    return {
      ...item,
      place: `item.${item.id}`,
      slot: `rating:${vote.round}:${item.id}`,
      rating: mine?.rating ?? null,
      revision: mine?.revision ?? 0,
    }
  })
  const open = rated.find(({ rating }) => rating === null)
  return {
    screens: [
      startScreen(own, rated, vote.round),
      ...rated.map(item => itemScreen(own, rated, item, vote.round)),
      reviewScreen(own, rated),
    ],
    home: rated.every(({ rating }) => rating === null) ? 'start' : (open?.place ?? 'review'),
  }
}

function quietScreen(own: Own): Screen {
  const { say, view } = own
  return {
    place: 'wait',
    title: say('voteTitle'),
    main: (
      <>
        <Heading>{say('voteTitle')}</Heading>
        <Prompt words={view.stage.prompt} />
        <p className="notice">{say(view.vote === null ? 'voteNotYet' : 'voteClosed')}</p>
        <CountedHow {...own} />
        <MyGroup {...own} />
        <WaitHere say={say} />
      </>
    ),
  }
}

function startScreen(own: Own, rated: readonly Rated[], round: number): Screen {
  const { say, view } = own
  const first = rated.find(({ rating }) => rating === null) ?? rated[0]
  return {
    place: 'start',
    title: say('voteTitle'),
    main: (
      <>
        <Heading>{say('voteTitle')}</Heading>
        <Prompt words={view.stage.prompt} />
        <ul className="points">
          <li>{say(view.method === 'stories' ? 'voteHowStories' : 'voteHow', { count: rated.length })}</li>
          {countedPoints(own).map(point => (
            <li key={point}>{point}</li>
          ))}
          <li>{say('voteChange')}</li>
          {round > 1 && <li>{say('voteAgain')}</li>}
        </ul>
        <CountedWith {...own} />
        <p>
          {first && (
            <GoTo to={first.place} look="button">
              {say('voteStart')}
            </GoTo>
          )}
        </p>
      </>
    ),
  }
}

function itemScreen({ say, view, typed }: Own, rated: readonly Rated[], item: Rated, round: number): Screen {
  const { place, slot, id, rating, revision } = item
  const number = rated.indexOf(item) + 1
  const title = say('questionOf', { number, of: rated.length })
  const allDone = rated.every(other => other.rating !== null)
  const next = allDone ? 'review' : (rated[number]?.place ?? 'review')
  const before = rated[number - 2]?.place ?? 'start'
  const asked = askedOf({ view }, item)
  const offered = ratingAnswers.map(value => ({
    value,
    // A thumb or a star would say what nobody asks about a measure that may change.
    words: asked === askedAgain ? say(asked[value]) : <Pictured rating={value}>{say(asked[value])}</Pictured>,
  }))
  const chosen = (typed?.here === place ? typed.rating : null) ?? rating
  const form = { slot, revision: revision + 1, here: place }
  const fields = { kind: 'rating', round: String(round), itemId: id }
  return {
    place,
    title,
    main: (
      <>
        <p className="step">{title}</p>
        <Heading>
          <AsWritten words={item.words} />
        </Heading>
        {item.figure !== null && item.figure !== '' && <Prompt words={item.figure} />}
        <Aloud />
        <SavedLine say={say} slot={slot} answer={rating === null ? null : say(asked[rating])} />
        <AnswerForm {...form} next={next} fields={fields}>
          <Choices name="rating" offered={offered} chosen={chosen} legend={say(asked.ask)} />
          <Button>{say('save')}</Button>
        </AnswerForm>
        {rating !== null && (
          <AnswerForm {...form} next={place} fields={{ ...fields, rating: '' }}>
            <Button second>{say('takeBackAnswer')}</Button>
          </AnswerForm>
        )}
        <p className="row">
          <GoTo to={before}>{say('back')}</GoTo> <GoTo to="review">{say('voteReview')}</GoTo>
        </p>
      </>
    ),
  }
}

/** When all is answered a phone may lie on the table: what was answered is shown only where its owner asks. */
const OnlyMine = ({ say, hidden, children }: { say: Own['say']; hidden: boolean; children: ReactNode }) =>
  hidden ? (
    <details>
      <summary className="link" id="mine">
        {say('voteShow')}
      </summary>
      {children}
    </details>
  ) : (
    children
  )

function reviewScreen({ say, view }: Own, rated: readonly Rated[]): Screen {
  const saved = rated.filter(({ rating }) => rating !== null).length
  const open = rated.find(({ rating }) => rating === null)
  return {
    place: 'review',
    title: say('voteReview'),
    main: (
      <>
        <Heading>{say('voteReview')}</Heading>
        <p>{say('voteSaved', { number: saved, of: rated.length })}</p>
        <p>{say('voteUntilClose')}</p>
        {open && (
          <p>
            <GoTo to={open.place} look="button">
              {say('voteNextOpen')}
            </GoTo>
          </p>
        )}
        <OnlyMine say={say} hidden={!open}>
          <ol className="cards">
            {rated.map(({ id, slot, place, words, figure, rating }) => (
              <ReviewLine
                key={id}
                say={say}
                slot={slot}
                place={place}
                words={words}
                answer={rating === null ? null : say(askedOf({ view }, { id, words, figure })[rating])}
              />
            ))}
          </ol>
        </OnlyMine>
        {!open && <WaitHere say={say} />}
      </>
    ),
  }
}
