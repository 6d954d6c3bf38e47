import { ratingAnswers, wordsAtMost } from '@core/workshop/session/answer'
import type { HelperView } from '@core/workshop/session/co-facilitator'
import type { ReactNode } from 'react'
import { htmlOf, PlainPage } from '../document'
import { AsWritten, HiddenFields } from '../screens/parts'
import { askedIn } from '../screens/vote'
import { sayIn } from '../words'
import words from './words.en.json'

// The page of a co-facilitator's phone. It is in English, as the facilitator's own screens are, and needs no script.

type Key = keyof typeof words
const say = (key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
  words[key].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))

const problems = [
  'not-valid',
  'wrong-number',
  'other-perspective',
  'closed',
  'not-open',
  'gone',
  'too-many',
  'refused',
] as const
export type HelperProblem = (typeof problems)[number]
export const helperProblem = (problem: string): HelperProblem => problems.find(each => each === problem) ?? 'refused'

/** `code`: what lets this phone in, once. `typed`: a form that could not be taken. */
export type HelperPage =
  | { readonly kind: 'join'; readonly code: string }
  | { readonly kind: 'ended' | 'over' }
  | {
      readonly kind: 'helping'
      readonly view: HelperView
      /** What was just saved: an idea, or a slip for the first or the second time; `again`: the same form came twice. */
      readonly saved: 'idea' | 'once' | 'twice' | 'again' | null
      /** For the next idea, and the next form of a slip; never given out before. */
      readonly newId: string
      readonly problem: HelperProblem | null
      readonly typed: Readonly<Record<string, string>>
    }

export const helperHtml = (page: HelperPage): string =>
  htmlOf(
    <PlainPage language="en" title={say('title')}>
      {screenOf(page)}
    </PlainPage>,
  )

function screenOf(page: HelperPage): ReactNode {
  switch (page.kind) {
    case 'join':
      return (
        <>
          <h1>{say('joinTitle')}</h1>
          <p>{say('joinText')}</p>
          <p>{say('joinNot')}</p>
          <form method="post" action="/helper/join">
            <HiddenFields fields={{ code: page.code }} />
            <Send words={say('join')} />
          </form>
        </>
      )
    case 'helping':
      return <Helping {...page} />
    default:
      return (
        <>
          <h1>{say(`${page.kind}Title`)}</h1>
          <p>{say(`${page.kind}Text`)}</p>
        </>
      )
  }
}

const Send = ({ words: label }: { words: string }) => (
  // biome-ignore lint/a11y/useButtonType: it sends the form that it stands in, which is what a button does.
  <button className="button">{label}</button>
)

type Helping = Extract<HelperPage, { kind: 'helping' }>

function Helping({ view, saved, problem, typed, newId }: Helping) {
  const { stage, vote } = view
  return (
    <>
      <p className="part">
        {say('part', { number: stage.number, of: stage.of })} · <AsWritten words={stage.title} />
      </p>
      <h1>
        <AsWritten words={view.title} />
      </h1>
      {problem !== null && (
        <p className="notice alarm" role="alert">
          {say(`problem-${problem}`)}
        </p>
      )}
      {saved !== null && (
        <p className="notice" role="status">
          {say(`saved-${saved}`)}
        </p>
      )}
      <h2>{say('waiting')}</h2>
      {view.state === 'paused' && <p>{say('paused')}</p>}
      {vote === null ? (
        <p>{say('here', { here: view.here, answered: view.answered })}</p>
      ) : (
        <>
          <p>{say('votes', { complete: vote.complete, of: vote.of, left: Math.max(0, vote.of - vote.complete) })}</p>
          <p>{say('slips', { slips: vote.slips, once: vote.slipsOnce })}</p>
        </>
      )}
      <p>
        <a className="button second" href="/helper">
          {say('again')}
        </a>
      </p>
      <h2>{say('ideaTitle')}</h2>
      <form method="post" action="/helper/idea" autoComplete="off">
        <HiddenFields fields={{ ideaId: typed.ideaId ?? newId }} />
        <label className="label" htmlFor="words">
          {say('ideaLabel')}
        </label>
        <p className="hint" id="words-hint">
          {say('ideaHint', { most: wordsAtMost })}
        </p>
        <textarea
          id="words"
          name="words"
          rows={4}
          dir="auto"
          required
          aria-describedby="words-hint"
          defaultValue={typed.words}
        />
        <Group label={say('ideaFrom')} view={view} chosen={typed.perspective} none={say('ideaNobody')} />
        <Send words={say('ideaSave')} />
      </form>
      <h2>{say('slipTitle')}</h2>
      {vote === null ? <p>{say('slipNone')}</p> : <SlipForm view={view} vote={vote} typed={typed} newId={newId} />}
    </>
  )
}

type GroupProps = { label: string; view: HelperView; chosen: string | undefined; none?: string }

const Group = ({ label, view, chosen, none }: GroupProps) => (
  <fieldset>
    <legend>{label}</legend>
    {none !== undefined && <Choice name="perspective" value="" words={none} chosen={chosen ?? ''} />}
    {view.perspectives.map(({ id, name }) => (
      <Choice key={id} name="perspective" value={id} words={name} chosen={chosen} />
    ))}
  </fieldset>
)

type ChoiceProps = { name: string; value: string; words: string; chosen: string | undefined }

const Choice = ({ name, value, words: said, chosen }: ChoiceProps) => (
  <label className="choice">
    <input type="radio" name={name} value={value} required defaultChecked={value === chosen} />
    <span dir="auto">{said}</span>
  </label>
)

type SlipFormProps = { view: HelperView; vote: NonNullable<HelperView['vote']>; typed: Helping['typed']; newId: string }

const SlipForm = ({ view, vote, typed, newId }: SlipFormProps) => (
  <form method="post" action="/helper/slip" autoComplete="off">
    <HiddenFields fields={{ form: typed.form ?? newId }} />
    <p className="hint">{say('slipHint')}</p>
    <label className="label" htmlFor="slip">
      {say('slipNumber')}
    </label>
    <input
      className="code"
      id="slip"
      name="slip"
      inputMode="numeric"
      maxLength={9}
      required
      defaultValue={typed.slip}
    />
    <Group label={say('slipFrom')} view={view} chosen={typed.perspective} />
    {vote.items.map(({ id, words: proposal }) => (
      <fieldset key={id}>
        <legend>
          <AsWritten words={proposal} />
        </legend>
        {ratingAnswers.map(rating => (
          <Choice
            key={rating}
            name={`item.${id}`}
            value={rating}
            words={sayIn('en')(askedIn[view.method][rating])}
            chosen={typed[`item.${id}`]}
          />
        ))}
        <Choice name={`item.${id}`} value="" words={say('nothingMarked')} chosen={typed[`item.${id}`] ?? ''} />
      </fieldset>
    ))}
    <Send words={say('slipSave')} />
  </form>
)
