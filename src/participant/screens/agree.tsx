import type { WordKey } from '../words'
import { CountedHow, groupScreens, MyGroup } from './counted'
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
  ReviewLine,
  SavedLine,
  type Screen,
  type StageScreens,
  WaitHere,
  WordsField,
} from './parts'

/** Whole-hearted first, a block last: eight, as `gradientSteps` has them. After Sam Kaner's gradients of agreement. */
export const wordsOfStep = [
  'step1',
  'step2',
  'step3',
  'step4',
  'step5',
  'step6',
  'step7',
  'step8',
] as const satisfies readonly WordKey[]

type Gradient = Own['view']['gradients'][number]

/** How far a person can go along with each final wording that is asked about now. */
export function agreeScreens(own: Own): StageScreens {
  const open = own.view.gradients.filter(gradient => gradient.open)
  if (open.length === 0) return { screens: [quietScreen(own), ...groupScreens(own)], home: 'wait' }
  const unanswered = open.find(({ step }) => step === null)
  return {
    screens: [...open.map(gradient => wordingScreen(own, open, gradient)), reviewScreen(own, open)],
    home: unanswered ? placeOf(unanswered) : 'review',
  }
}

const placeOf = ({ itemId }: Gradient) => `wording.${itemId}`
const slotOf = ({ itemId, round }: Gradient) => `gradient:${round}:${itemId}`
const stepWords = ({ say }: Own, step: number | null): string | null => {
  const key = step === null ? undefined : wordsOfStep[step - 1]
  return key === undefined ? null : say(key)
}

function quietScreen(own: Own): Screen {
  const { say, view } = own
  return {
    place: 'wait',
    title: say('agreeTitle'),
    main: (
      <>
        <Heading>{say('agreeTitle')}</Heading>
        <Prompt words={view.stage.prompt} />
        <p>{say('agreeListen')}</p>
        {view.gradients.length > 0 && <p className="notice">{say('agreeClosed')}</p>}
        <CountedHow {...own} />
        <MyGroup {...own} />
        <AgreedList agreed={view.agreed} title={say('agreedSoFar')} />
        <Levels {...own} />
        <WaitHere say={say} />
      </>
    ),
  }
}

export const AgreedList = ({ agreed, title }: { agreed: Own['view']['agreed']; title: string }) =>
  agreed.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ol className="cards">
        {agreed.map(({ wording }, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two can have the same words, and their order stays.
          <li key={number}>
            <p>
              <AsWritten words={wording} />
            </p>
            <Aloud />
          </li>
        ))}
      </ol>
    </>
  )

function wordingScreen(own: Own, open: readonly Gradient[], gradient: Gradient): Screen {
  const { say, typed } = own
  const place = placeOf(gradient)
  const number = open.indexOf(gradient) + 1
  const following = open.slice(number).find(({ step }) => step === null)
  const next = following ? placeOf(following) : 'review'
  const refused = typed?.here === place ? typed : null
  const offered = wordsOfStep.map((key, index) => ({ value: String(index + 1), words: say(key) }))
  const chosen = refused?.step ?? (gradient.step === null ? null : String(gradient.step))
  const form = { slot: slotOf(gradient), revision: gradient.revision + 1, here: place }
  const fields = { kind: 'gradient', round: String(gradient.round), itemId: gradient.itemId }
  return {
    place,
    title: say('agreeAsk'),
    main: (
      <>
        {open.length > 1 && <p className="step">{say('questionOf', { number, of: open.length })}</p>}
        <Heading>
          <AsWritten words={gradient.wording} />
        </Heading>
        <Aloud />
        <Levels {...own} />
        <CountedHow {...own} />
        <SavedLine say={say} slot={slotOf(gradient)} answer={stepWords(own, gradient.step)} />
        <AnswerForm {...form} next={next} fields={fields}>
          <Choices name="step" offered={offered} chosen={chosen} legend={say('agreeAsk')} />
          <WordsField
            say={say}
            name="reason"
            label={say('agreeReason')}
            hint="agreeReasonHint"
            value={refused?.reason ?? gradient.reason}
          />
          <Button>{say('save')}</Button>
        </AnswerForm>
        {gradient.step !== null && (
          <AnswerForm {...form} next={place} fields={{ ...fields, step: '', reason: '' }}>
            <Button second>{say('takeBackAnswer')}</Button>
          </AnswerForm>
        )}
        <p>
          <GoTo to={next}>{say('skip')}</GoTo>
        </p>
      </>
    ),
  }
}

function reviewScreen(own: Own, open: readonly Gradient[]): Screen {
  const { say, view } = own
  return {
    place: 'review',
    title: say('agreeReview'),
    main: (
      <>
        <Heading>{say('agreeReview')}</Heading>
        <p>{say('agreeUntilClose')}</p>
        <ol className="cards">
          {open.map(gradient => (
            <ReviewLine
              key={gradient.itemId}
              say={say}
              slot={slotOf(gradient)}
              place={placeOf(gradient)}
              words={gradient.wording}
              answer={stepWords(own, gradient.step)}
            />
          ))}
        </ol>
        <AgreedList agreed={view.agreed} title={say('agreedSoFar')} />
        {open.every(({ step }) => step !== null) && <WaitHere say={say} />}
      </>
    ),
  }
}
