import type { Perspective, WorkshopMethod } from '@core/project/entities'
import type { ReactNode } from 'react'
import { directionOf, type Language } from '../../../../../participant/language'
import { PerspectiveChoice } from '../../../../../participant/screens/group-name'
import { AsWritten } from '../../../../../participant/screens/parts'
import { sayIn } from '../../../../../participant/words'
import classes from './sheets.module.css'

/** What all sheets of one printing have in common. `large`: large print. */
export type Print = {
  readonly language: Language
  readonly large: boolean
  readonly title: string
  readonly question: string
  /** Absent: measures. */
  readonly method: WorkshopMethod | undefined
  /** Which people choose from before they write; none: there is nothing to choose. */
  readonly questions: readonly string[]
  readonly paymentOffer: string | null
  readonly perspectives: readonly Perspective[]
}

/** One sheet, in the words of the phones. `name`: for the screen of whoever prints. `mark`: what tells it from the others. */
export function Sheet({
  print: { language, large, title },
  name,
  heading,
  mark,
  children,
}: {
  print: Print
  name: string
  heading: string
  mark?: string
  children: ReactNode
}) {
  return (
    <article
      className={classes.sheet}
      lang={language}
      dir={directionOf(language)}
      data-large={large || undefined}
      aria-label={name}
    >
      <div>
        <p>
          <AsWritten words={title} />
        </p>
        <div className={classes.head}>
          <h2>{heading}</h2>
          {mark !== undefined && <strong>{mark}</strong>}
        </div>
      </div>
      {children}
    </article>
  )
}

/** Words of the team's own, as they were written. */
export const Prompt = ({ words }: { words: string }) =>
  words.trim() === '' ? null : (
    <p className={classes.prompt} dir="auto" lang="">
      {words}
    </p>
  )

export const Boxes = ({ children, inColumn }: { children: readonly ReactNode[]; inColumn?: true }) => (
  <ul className={classes.boxes} data-column={inColumn}>
    {children.map((words, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a box on paper is its place
      <li key={place}>{words}</li>
    ))}
  </ul>
)

export const Lines = ({ count }: { count: number }) =>
  Array.from({ length: count }, (_, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line of paper is its place
    <div key={line} className={classes.line} />
  ))

/** Which group whoever writes speaks from. */
export function SpeakFrom({ language, perspectives }: Print) {
  const say = sayIn(language)
  return (
    <section className={classes.together}>
      <h3>{say('whoAsk')}</h3>
      <p>{say('paperChoose')}</p>
      <Boxes inColumn>
        {perspectives.map(each => (
          <PerspectiveChoice key={each.id} perspective={each} say={say} />
        ))}
      </Boxes>
    </section>
  )
}

const Code = ({ code }: { code: string }) => (
  <p className={classes.code} dir="ltr">
    {code}
  </p>
)

/** The code of a sheet of words: on the sheet, for whoever enters it, and on a strip that the person keeps. */
export function TakeBackCode({ print: { language, title }, code }: { print: Print; code: string }) {
  const say = sayIn(language)
  return (
    <footer className={classes.foot}>
      <Boxes>{[say('paperAnother')]}</Boxes>
      <div className={classes.head}>
        <span>{say('yourCode')}</span>
        <Code code={code} />
      </div>
      <div className={classes.strip}>
        <p>
          <span aria-hidden>✂ </span>
          <b>{say('paperKeep')}</b> · <AsWritten words={title} />
        </p>
        <Code code={code} />
        <p>{say('paperKeepWhy')}</p>
      </div>
    </footer>
  )
}
