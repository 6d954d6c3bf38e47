import type { Measure } from '@core/project/entities'
import { comparableText } from '@core/same-text'
import type messages from '../words/library.en.json'
import { newMeasure } from './new-measure'

export const libraryAreas = ['homelessness', 'housing', 'advice', 'wellbeing', 'power'] as const
export type LibraryArea = (typeof libraryAreas)[number]

/** `statistic`: somebody publishes its figures. `questions`: a set of questions that others have tested. `own`: the project's own to define. */
export type LibraryOrigin = 'statistic' | 'questions' | 'own'
export type LibraryPublisher = keyof typeof messages.publisher

export type LibraryEntry = {
  readonly id: keyof typeof messages.entry
  readonly area: LibraryArea
  readonly origin: LibraryOrigin
  /** Who publishes the statistic, or the questions. */
  readonly publisher?: LibraryPublisher
  /** Where, if the address is known to last. */
  readonly address?: string
  readonly counted: Pick<Measure, 'kind' | 'direction' | 'aggregation' | 'countsPeople'> &
    Partial<Pick<Measure, 'across' | 'span' | 'frequency'>>
}

type Counted = LibraryEntry['counted']
/** So many on one day: the newest counts, and is never added over time. */
const onADay = (more: Partial<Counted> = {}): Counted => ({
  kind: 'number',
  direction: 'decrease',
  aggregation: 'latest',
  across: 'sum',
  countsPeople: true,
  frequency: 'quarterly',
  ...more,
})
/** So many in a time, added up. */
const inATime = (more: Partial<Counted> = {}): Counted => ({
  kind: 'number',
  direction: 'increase',
  aggregation: 'sum',
  across: 'sum',
  countsPeople: false,
  frequency: 'quarterly',
  span: 'quarter',
  ...more,
})
const shareOf = (more: Partial<Counted> = {}): Counted => ({
  kind: 'share',
  direction: 'increase',
  aggregation: 'share',
  across: 'pooled',
  countsPeople: true,
  frequency: 'quarterly',
  ...more,
})
/** A figure that somebody else has worked out: parts of it are never made into one. */
const workedOut = (more: Partial<Counted> = {}): Counted => ({
  kind: 'number',
  direction: 'decrease',
  aggregation: 'latest',
  across: 'none',
  countsPeople: false,
  frequency: 'yearly',
  ...more,
})
/** A number that each person gives, averaged over all answers. */
const averageAnswer = (more: Partial<Counted> = {}): Counted => ({
  kind: 'number',
  direction: 'increase',
  aggregation: 'mean',
  across: 'pooled',
  countsPeople: false,
  frequency: 'half-yearly',
  ...more,
})
const onAScale = (more: Partial<Counted> = {}): Counted => ({
  kind: 'scale',
  direction: 'increase',
  aggregation: 'median',
  countsPeople: false,
  frequency: 'half-yearly',
  ...more,
})

const ons = 'https://www.ons.gov.uk/peoplepopulationandcommunity'
const govUk = 'https://www.gov.uk/government/collections'
const hclic = { origin: 'statistic', publisher: 'mhclg', address: `${govUk}/homelessness-statistics` } as const
const ons4 = {
  area: 'wellbeing',
  origin: 'questions',
  publisher: 'ons',
  address: `${ons}/wellbeing/methodologies/personalwellbeingsurveyuserguide`,
} as const
const loneliness = {
  ...ons4,
  address: `${ons}/wellbeing/methodologies/measuringlonelinessguidanceforuseofthenationalindicatorsonsurveys`,
} as const

/**
 * Measures that many projects need, with what is known of how they are counted and who publishes them: to start from, never to be
 * kept as they are. Their words are in `core/words/library.en.json`.
 */
export const library: readonly LibraryEntry[] = [
  { id: 'rough-sleeping', area: 'homelessness', ...hclic, counted: onADay({ frequency: 'yearly' }) },
  {
    id: 'owed-a-duty',
    area: 'homelessness',
    ...hclic,
    counted: inATime({ direction: 'decrease', countsPeople: true }),
  },
  { id: 'temporary-accommodation', area: 'homelessness', ...hclic, counted: onADay() },
  { id: 'children-in-temporary-accommodation', area: 'homelessness', ...hclic, counted: onADay() },
  { id: 'families-in-bed-and-breakfast', area: 'homelessness', ...hclic, counted: onADay() },
  { id: 'homelessness-prevented', area: 'homelessness', ...hclic, counted: shareOf({ span: 'quarter' }) },
  {
    id: 'social-rent-homes',
    area: 'housing',
    origin: 'statistic',
    publisher: 'mhclg',
    address: `${govUk}/affordable-housing-supply`,
    counted: inATime({ frequency: 'yearly', span: 'year' }),
  },
  {
    id: 'private-rent',
    area: 'housing',
    origin: 'statistic',
    publisher: 'ons',
    counted: workedOut({ frequency: 'monthly', span: 'month' }),
  },
  {
    id: 'affordability-ratio',
    area: 'housing',
    origin: 'statistic',
    publisher: 'ons',
    address: `${ons}/housing/bulletins/housingaffordabilityinenglandandwales/latest`,
    counted: workedOut({ span: 'year' }),
  },
  {
    id: 'not-decent-homes',
    area: 'housing',
    origin: 'statistic',
    publisher: 'mhclg',
    address: `${govUk}/english-housing-survey`,
    counted: workedOut({ kind: 'share' }),
  },
  {
    id: 'waiting-list',
    area: 'housing',
    origin: 'statistic',
    publisher: 'mhclg',
    address: `${govUk}/local-authority-housing-data`,
    counted: onADay({ frequency: 'yearly' }),
  },
  {
    id: 'repossessions',
    area: 'housing',
    origin: 'statistic',
    publisher: 'moj',
    address: `${govUk}/mortgage-and-landlord-possession-statistics`,
    counted: inATime({ direction: 'decrease', countsPeople: true }),
  },
  {
    id: 'people-advised',
    area: 'advice',
    origin: 'own',
    counted: inATime({ countsPeople: true, frequency: 'yearly', span: 'year' }),
  },
  { id: 'money-gained', area: 'advice', origin: 'own', counted: inATime() },
  { id: 'home-kept', area: 'advice', origin: 'own', counted: shareOf() },
  {
    id: 'days-waited',
    area: 'advice',
    origin: 'own',
    counted: averageAnswer({ direction: 'decrease', aggregation: 'median', frequency: 'monthly' }),
  },
  { id: 'deal-with-it', area: 'advice', origin: 'own', counted: shareOf() },
  { id: 'life-satisfaction', ...ons4, counted: averageAnswer() },
  { id: 'worthwhile', ...ons4, counted: averageAnswer() },
  { id: 'happiness', ...ons4, counted: averageAnswer() },
  { id: 'anxiety', ...ons4, counted: averageAnswer({ direction: 'decrease' }) },
  {
    id: 'mental-wellbeing',
    area: 'wellbeing',
    origin: 'questions',
    publisher: 'warwick',
    address: 'https://warwick.ac.uk/fac/sci/med/research/platform/wemwbs/using',
    counted: averageAnswer(),
  },
  { id: 'loneliness', ...loneliness, counted: onAScale() },
  { id: 'loneliness-ucla', ...loneliness, counted: averageAnswer({ direction: 'decrease' }) },
  {
    id: 'can-influence',
    area: 'power',
    origin: 'statistic',
    publisher: 'dcms',
    counted: workedOut({ kind: 'share', direction: 'increase' }),
  },
  { id: 'agenda-set', area: 'power', origin: 'own', counted: shareOf({ countsPeople: false }) },
  {
    id: 'how-we-decide',
    area: 'power',
    origin: 'own',
    address: 'https://doi.org/10.1080/01944366908977225',
    counted: {
      kind: 'rubric',
      direction: 'increase',
      aggregation: 'median',
      countsPeople: false,
      frequency: 'yearly',
    },
  },
  { id: 'real-say', area: 'power', origin: 'own', counted: onAScale() },
  { id: 'offered-payment', area: 'power', origin: 'own', counted: shareOf() },
  { id: 'decisions-changed', area: 'power', origin: 'own', counted: inATime({ frequency: 'yearly', span: 'year' }) },
]

/** What an entry says, in the language of whoever asks. Empty: nothing. */
export type LibraryWords = {
  readonly title: string
  /** In a sentence, what exactly is counted. */
  readonly about: string
  readonly unit: string
  readonly numerator: string
  readonly denominator: string
  readonly method: string
  /** What somebody could look at. */
  readonly check: string
  /** The publication or the questions, by name. */
  readonly source: string
  readonly publisher: string
  readonly levels: readonly string[]
  readonly levelWords: readonly string[]
}

/** Who publishes an entry's figures or questions, and under which name; '' where it is the project's own. */
const sourceOf = ({ source, publisher }: LibraryWords): string =>
  [source, publisher].filter(text => text !== '').join(', ')

/** A new measure as an entry describes it. Everything in it can be changed afterwards. */
export function measureFromLibrary(
  entry: LibraryEntry,
  said: LibraryWords,
  known: Pick<Measure, 'id' | 'order' | 'outcomeIds'>,
): Measure {
  const { numerator, denominator, method } = said
  const source = sourceOf(said)
  const verification = [said.check, source && `${source}.`, entry.address ?? ''].filter(text => text !== '').join(' ')
  return {
    ...newMeasure({ ...known, title: said.title }),
    ...entry.counted,
    unit: said.unit,
    definition: said.about,
    method,
    rubric: said.levels.map((name, place) => ({ name, words: said.levelWords[place] ?? '' })),
    ...(numerator !== '' && { numerator }),
    ...(denominator !== '' && { denominator }),
    ...(verification !== '' && { verification }),
    ...(entry.origin === 'statistic' && { publishedAs: source, collectedBy: said.publisher }),
  }
}

/** True where a project has the entry already: a measure of that title, or with that definition. */
export function isInProject({ title, about }: LibraryWords, measures: readonly Measure[]): boolean {
  const wanted = comparableText(title)
  return measures.some(
    measure => comparableText(measure.title) === wanted || (measure.definition?.trim() ?? '') === about,
  )
}
