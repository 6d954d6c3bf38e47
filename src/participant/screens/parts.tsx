import { wordsAtMost } from '@core/workshop/session/answer'
import type { ParticipantView } from '@core/workshop/session/views'
import { createContext, type ReactNode, useContext } from 'react'
import type { Language } from '../language'
import type { OwnPage } from '../page-content'
import { hrefOf, type Place } from '../place'
import type { Say, WordKey } from '../words'

/** One question, or something to read. `title`: for the window's name, plain text. */
export type Screen = { readonly place: Place; readonly title: string; readonly main: ReactNode }

/** What a person's own screens are made from. */
export type Own = {
  readonly language: Language
  readonly say: Say
  readonly view: ParticipantView
  readonly newId: string
  /** The form that was refused and may be sent again as it is. */
  readonly typed: OwnPage['typed']
}

/** `home`: where the stage begins for this person now. It is one of `screens`. */
export type StageScreens = { readonly screens: readonly Screen[]; readonly home: Place }

/** False where the same page is shown on the laptop. */
export const OnPhone = createContext(true)

/** What the button is called that reads aloud. */
export const ReadAloud = createContext('')

/** What is true of phones alone. */
export const PhoneOnly = ({ children }: { children: ReactNode }) => useContext(OnPhone) && children

/** Words of a person, in whatever language they wrote them: not ours to translate, or to turn round. */
export const AsWritten = ({ words }: { words: string }) => (
  <span className="written" dir="auto" lang="">
    {words}
  </span>
)

/** `focus()` after a change of screen goes here. */
export const Heading = ({ children }: { children: ReactNode }) => (
  <h1 id="heading" tabIndex={-1}>
    {children}
  </h1>
)

export const Prompt = ({ words }: { words: string }) =>
  words.trim() === '' ? null : (
    <>
      <p className="prompt" dir="auto" lang="">
        {words}
      </p>
      <Aloud />
    </>
  )

/** Reads what stands before it. Seen only where phone/aloud.ts has found a voice on this phone. */
export const Aloud = () => {
  const label = useContext(ReadAloud)
  return (
    <PhoneOnly>
      <button type="button" className="aloud" aria-pressed="false">
        {label}
      </button>
    </PhoneOnly>
  )
}

/** A ticket to keep: unlike the code on the wall in name and look. `named` false: where the screen is called so. */
export const TakeBackCode = ({ say, code, named = true }: { say: Say; code: string; named?: boolean }) => (
  <div className="ticket">
    {named && <h2>{say('yourCode')}</h2>}
    <p className="code" dir="ltr">
      {code}
    </p>
    <p>{say('codeKeep')}</p>
  </div>
)

type GoToProps = { to: Place; look?: 'button' | 'quiet'; children: string }
export const GoTo = ({ to, look = 'quiet', children }: GoToProps) => (
  <a className={look} href={hrefOf(to)}>
    {children}
  </a>
)

/** On every page of somebody in the session. With scripts the page moves on by itself, and the button goes. */
export const LookAgain = ({ say }: { say: Say }) => (
  <p className="again">
    <a className="button second" href="/">
      {say('lookAgain')}
    </a>
  </p>
)

export const WaitHere = ({ say }: { say: Say }) => <p>{say('waitHere')}</p>

type AnswerFormProps = {
  /** What a later telling takes the place of; of a new idea or reason: `idea:new`. */
  readonly slot: string
  readonly revision: number
  readonly here: Place
  readonly next: Place
  readonly fields: Readonly<Record<string, string>>
  /** The field whose id phone.ts makes anew once the form was sent, so that the next one can follow without the laptop. */
  readonly mints?: string
  readonly children: ReactNode
}

export const AnswerForm = ({ slot, revision, here, next, fields, mints = '', children }: AnswerFormProps) => (
  <form method="post" action="/answer" data-slot={slot} data-mints={mints} autoComplete="off">
    <HiddenFields fields={{ ...fields, revision: String(revision), here, next }} />
    {children}
  </form>
)

export const HiddenFields = ({ fields }: { fields: Readonly<Record<string, string>> }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

type TakeBackProps = Omit<AnswerFormProps, 'next' | 'children'> & { readonly say: Say; readonly describedBy: string }

/** Takes back what was said, and stays on the screen. `revision`: of what is taken back. */
export const TakeBack = ({ say, describedBy, revision, ...form }: TakeBackProps) => (
  <AnswerForm {...form} revision={revision + 1} next={form.here}>
    <Button second describedBy={describedBy}>
      {say('takeBack')}
    </Button>
  </AnswerForm>
)

type ChoicesProps = {
  readonly name: string
  readonly offered: readonly { readonly value: string; readonly words: ReactNode }[]
  readonly chosen?: string | null
  /** Without one, the heading of the screen is the question. */
  readonly legend?: string
  /** False: it can be left open. */
  readonly needed?: boolean
}

export const Choices = ({ name, offered, chosen, legend, needed = true }: ChoicesProps) => (
  <fieldset aria-labelledby={legend === undefined ? 'heading' : undefined}>
    {legend !== undefined && <legend>{legend}</legend>}
    {offered.map(({ value, words }) => (
      <label key={value} className="choice">
        <input type="radio" name={name} value={value} required={needed} defaultChecked={value === chosen} />
        <span>{words}</span>
      </label>
    ))}
  </fieldset>
)

type WordsFieldProps = {
  readonly say: Say
  readonly name: 'words' | 'reason'
  readonly label: string
  /** What is said about it; `{most}` in it stands for how long it may be. */
  readonly hint: WordKey
  readonly value: string
  readonly needed?: boolean
}

/** Takes more than there is room for, and says so: what was typed or pasted is never cut. phone/letters.ts counts. */
export const WordsField = ({ say, name, label, hint, value, needed = false }: WordsFieldProps) => (
  <>
    <label className="label" htmlFor={name}>
      {label}
    </label>
    <p className="hint" id={`${name}-hint`}>
      {say(hint, { most: wordsAtMost })}
    </p>
    <textarea
      id={name}
      name={name}
      rows={4}
      dir="auto"
      aria-describedby={`${name}-hint ${name}-letters`}
      required={needed}
      defaultValue={value}
    />
    <p
      className="hint"
      id={`${name}-letters`}
      data-most={wordsAtMost}
      data-letters={say('letters', { most: wordsAtMost })}
      data-over={say('problemTooLong', { most: wordsAtMost })}
    />
  </>
)

type ButtonProps = { second?: boolean; describedBy?: string; children: string }
export const Button = ({ second = false, describedBy, children }: ButtonProps) => (
  // biome-ignore lint/a11y/useButtonType: it sends the form that it stands in, which is what a button does.
  <button className={second ? 'button second' : 'button'} aria-describedby={describedBy}>
    {children}
  </button>
)

/** What the laptop has, by its own account. phone.ts writes here what it does not have yet. */
export const SavedLine = ({ say, slot, answer }: { say: Say; slot: string; answer: string | null }) => (
  <p className="saved" data-saved={slot}>
    {answer !== null && (
      <>
        {say('saved')}: <b>{answer}</b>
      </>
    )}
  </p>
)

type ReviewLineProps = {
  readonly say: Say
  readonly slot: string
  readonly place: Place
  readonly words: string
  readonly answer: string | null
}
/** One question and what this person has answered, with the way back to it. */
export function ReviewLine({ say, slot, place, words, answer }: ReviewLineProps) {
  const what = say(answer === null ? 'answer' : 'change')
  return (
    <li>
      <p>
        <AsWritten words={words} />
      </p>
      <p className={answer === null ? 'saved none' : 'saved'} data-saved={slot}>
        {answer === null ? say('noAnswer') : <b>{answer}</b>}
      </p>
      <p className="row">
        <a className="button second" href={hrefOf(place)} aria-label={`${what}: ${words}`}>
          {what}
        </a>
      </p>
    </li>
  )
}
