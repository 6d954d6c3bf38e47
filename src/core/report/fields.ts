import type { Measure } from '@core/project/entities'
import { ok, type Problem, problem, type Result } from '@core/result'
import { comparableText } from '@core/same-text'
import { t } from '@core/words/words'
import { distance } from 'fastest-levenshtein'
import { type FieldCall, fieldText, readCall } from './field-syntax'
import { type Aspect, aspectOf, aspects, type FieldValue, isCount, plainFields, plainValue } from './field-values'
import type { ReportMatter } from './report-matter'
import { titleOf } from './text'

/**
 * `unknown`: no field of that name. `no-subject`: a measure's field names none. `unknown-measure`, `unknown-aspect`: nothing of that title,
 * or nothing that can be asked of a measure. `two-measures`: several have that title, so that its id has to be given.
 */
export type FieldProblem =
  | 'unknown'
  | 'no-subject'
  | 'unknown-measure'
  | 'unknown-aspect'
  | 'two-measures'
  | 'no-subject-here'

/** `detail`: the field that was most probably meant, braces included. Absent: nothing is near. */
export type FieldAnswer = Result<FieldValue, FieldProblem>

/** A field to choose from. */
export type FieldOffered = {
  readonly call: FieldCall
  /** As it is typed in a template: by title, where only one measure has it. */
  readonly text: string
  /** As it is kept in a text of the project: by id, so that a measure may be renamed. */
  readonly textById: string
  /** What it says, in a few words. */
  readonly label: string
  readonly value: FieldValue
} & (
  | { readonly group: 'project' | 'counts' }
  | { readonly group: 'measure'; readonly measure: Pick<Measure, 'id' | 'title'> }
)

export type Fields = {
  /** What the field between two braces says, or which was meant. Blocks (`{{report}}`) are not of this kind. */
  readonly resolve: (call: FieldCall) => FieldAnswer
  /** The measure of a title or an id. */
  readonly measureOf: (subject: string | null) => Result<Measure, FieldProblem>
  /** All of them, the project's first, then measures in their order. */
  readonly all: () => readonly FieldOffered[]
}

const isOneOf = <T extends string>(list: readonly T[], text: string): T | undefined =>
  list.find(each => comparableText(each) === comparableText(text).replaceAll('-', ' '))

/** `now`: when the report is made, ISO time in UTC. */
export function fieldsOf(matter: ReportMatter, now: string): Fields {
  const { measures, rows } = matter
  const byTitle = new Map<string, Measure[]>()
  for (const measure of measures) {
    const key = comparableText(measure.title)
    byTitle.set(key, [...(byTitle.get(key) ?? []), measure])
  }
  /** By id, also what was archived since a text was written; by title, what the period knows. */
  const measuresCalled = (name: string): readonly Measure[] => {
    const byId = rows.measure.filter(({ id }) => id === name)
    return byId.length > 0 ? byId : (byTitle.get(comparableText(name)) ?? [])
  }
  const nameOf = (measure: Measure): string => {
    const title = titleOf(measure.title)
    const isPlain = !/[{}]/.test(title) && askedOf(title, measuresCalled).problem === undefined
    return isPlain ? title : measure.id
  }
  const measureCall = (subject: string, aspect: Aspect): FieldCall => ({
    name: 'measure',
    subject: `${subject}, ${aspect}`,
  })

  function resolveMeasure(subject: string | null): FieldAnswer {
    const [first] = measures
    if (subject === null || subject === '')
      return problem('no-subject', first && fieldText(measureCall(nameOf(first), 'latest')))
    const asked = askedOf(subject, measuresCalled)
    if (asked.problem === undefined) return ok(aspectOf(matter, asked.measure, asked.aspect))
    switch (asked.problem) {
      case 'two-measures':
        return problem('two-measures', fieldText(measureCall(asked.measures[0]?.id ?? '', asked.aspect)))
      case 'unknown-aspect':
        return problem(
          'unknown-aspect',
          fieldText(measureCall(nameOf(asked.measure), nearest(asked.text, aspects) ?? 'latest')),
        )
      case 'unknown-measure': {
        const titles = measures.map(({ title }) => titleOf(title))
        const title = nearest(asked.text, titles)
        const found = title === undefined ? undefined : measures.find(each => titleOf(each.title) === title)
        return problem('unknown-measure', found && fieldText(measureCall(nameOf(found), asked.aspect)))
      }
    }
  }

  function measureOf(subject: string | null): Result<Measure, FieldProblem> {
    const titles = measures.map(({ title }) => titleOf(title))
    if (subject === null || subject === '') return problem('no-subject')
    const [measure, second] = measuresCalled(subject)
    if (second) return problem('two-measures', measure?.id)
    return measure ? ok(measure) : problem('unknown-measure', nearest(subject, titles))
  }

  const all = (): FieldOffered[] => [
    ...plainFields.map((name): FieldOffered => {
      const text = fieldText({ name, subject: null })
      return {
        group: isCount(name) ? 'counts' : 'project',
        call: { name, subject: null },
        text,
        textById: text,
        label: t(`reportTemplate:field.${name}`),
        value: plainValue(name, matter, now),
      }
    }),
    ...measures.flatMap(measure =>
      aspects.map((aspect): FieldOffered => {
        const call = measureCall(nameOf(measure), aspect)
        return {
          group: 'measure',
          measure: { id: measure.id, title: titleOf(measure.title) },
          call,
          text: fieldText(call),
          textById: fieldText(measureCall(measure.id, aspect)),
          label: t(`reportTemplate:aspect.${aspect}`),
          value: aspectOf(matter, measure, aspect),
        }
      }),
    ),
  ]

  return {
    all,
    measureOf,
    resolve: ({ name, subject }) => {
      if (comparableText(name) === 'measure') return resolveMeasure(subject)
      const plain = isOneOf(plainFields, name)
      if (plain && subject === null) return ok(plainValue(plain, matter, now))
      if (plain) return problem('no-subject-here', fieldText({ name: plain, subject: null }))
      return unknownField({ name, subject }, measures.map(nameOf))
    },
  }
}

/** The same for what is typed between the braces. */
export const resolveText = (fields: Fields, inner: string): FieldAnswer => fields.resolve(readCall(inner))

type Asked =
  | { readonly problem?: undefined; readonly measure: Measure; readonly aspect: Aspect }
  | { readonly problem: 'two-measures'; readonly measures: readonly Measure[]; readonly aspect: Aspect }
  | { readonly problem: 'unknown-aspect'; readonly measure: Measure; readonly text: string }
  | { readonly problem: 'unknown-measure'; readonly text: string; readonly aspect: Aspect }

/** A title may have commas itself: what follows the last one is what is asked, unless the whole is a title. */
function askedOf(subject: string, measuresCalled: (name: string) => readonly Measure[]): Asked {
  const chosen = (found: readonly Measure[], aspect: Aspect): Asked => {
    const [measure, second] = found
    if (!measure) return { problem: 'unknown-measure', text: subject, aspect }
    return second ? { problem: 'two-measures', measures: found, aspect } : { measure, aspect }
  }
  const whole = measuresCalled(subject)
  const comma = subject.lastIndexOf(',')
  if (whole.length > 0 || comma === -1) return chosen(whole, 'latest')
  const [before, after] = [subject.slice(0, comma).trim(), subject.slice(comma + 1).trim()]
  const aspect = isOneOf(aspects, after)
  const found = measuresCalled(before)
  if (aspect) return found.length > 0 ? chosen(found, aspect) : { problem: 'unknown-measure', text: before, aspect }
  const [measure] = found
  return measure
    ? { problem: 'unknown-aspect', measure, text: after }
    : { problem: 'unknown-measure', text: subject, aspect: 'latest' }
}

function unknownField({ name, subject }: FieldCall, titles: readonly string[]): Problem<FieldProblem> {
  // `{{People sleeping rough, target}}`: the word "measure" was forgotten.
  const whole = subject === null ? name : `${name}: ${subject}`
  const comma = whole.lastIndexOf(',')
  const aspect = comma === -1 ? undefined : isOneOf(aspects, whole.slice(comma + 1))
  const title = nearest(aspect ? whole.slice(0, comma) : whole, titles)
  const offered: FieldCall[] = [
    ...plainFields.map(field => ({ name: field, subject: null })),
    { name: 'measure', subject: subject ?? titles[0] ?? '' },
  ]
  const near = nearest(
    name,
    offered.map(call => call.name),
  )
  const found = offered.find(call => call.name === near)
  if (found) return problem('unknown', fieldText(found))
  return problem(
    'unknown',
    title === undefined ? undefined : fieldText({ name: 'measure', subject: `${title}, ${aspect ?? 'latest'}` }),
  )
}

/** The most alike, if no more than two letters in five would have to be changed. */
export function nearest<T extends string>(text: string, choices: readonly T[]): T | undefined {
  const wanted = comparableText(text).slice(0, 500)
  let best: { choice: T; letters: number } | undefined
  for (const choice of choices) {
    const other = comparableText(choice).slice(0, 500)
    const letters = distance(wanted, other)
    const isNear = letters <= Math.max(1, Math.floor(Math.max(wanted.length, other.length) * 0.4))
    if (isNear && (best === undefined || letters < best.letters)) best = { choice, letters }
  }
  if (best) return best.choice
  // A title that somebody shortened.
  const begun = wanted.length < 4 ? [] : choices.filter(choice => comparableText(choice).includes(wanted))
  return begun.length === 1 ? begun[0] : undefined
}
