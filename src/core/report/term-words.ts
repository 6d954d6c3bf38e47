import type { RejectionReason } from '@core/import/rejections'
import { numberInWords } from '@core/measure/figure-words'
import type { StandingCode } from '@core/measure/standing'
import type { Caution } from '@core/observation/aggregate'
import type { Aggregation, Direction, Frequency, Level, ResultStatus, Sphere } from '@core/project/entities'
import type { ElementStandingCode } from '@core/theory/standing'

/** The words of codes, and what a report says of each. Its sentences are in words.ts. */

export const standingWords: Record<ElementStandingCode, string> = {
  'target-met': 'Target met',
  'not-there-yet': 'Not there yet',
  towards: 'Moving the right way',
  held: 'Held steady',
  'no-change': 'No change',
  away: 'Moving the wrong way',
  'no-comparison': 'Nothing to compare with',
  'seen-differently': 'Groups see this differently',
  'in-words': 'Narrative',
  'no-figure': 'No figure to show',
  mixed: 'Mixed',
  'not-measured': 'Nobody measures this yet',
}

/** What people judged of a result, never worked out from figures. */
export const resultStatusWords: Record<ResultStatus, string> = {
  'not-known': 'Not known',
  'not-yet': 'Not yet',
  'not-achieved': 'Not achieved',
  'partly-achieved': 'Partly achieved',
  'on-track': 'On track',
  achieved: 'Achieved',
  'no-longer-relevant': 'No longer relevant',
}

/** What each code says of "a number of measures". */
export const standingCounted: Record<StandingCode, (count: number) => string> = {
  'target-met': count => `${numberInWords(count)} met the target`,
  'not-there-yet': count => `${numberInWords(count)} ${count === 1 ? 'is' : 'are'} not there yet`,
  towards: count => `${numberInWords(count)} ${count === 1 ? 'is' : 'are'} moving the right way`,
  held: count => `${numberInWords(count)} held steady`,
  'no-change': count => `${numberInWords(count)} did not change`,
  away: count => `${numberInWords(count)} ${count === 1 ? 'is' : 'are'} moving the wrong way`,
  'no-comparison': count => `${numberInWords(count)} ${count === 1 ? 'has' : 'have'} nothing to be compared with`,
  'seen-differently': count => `${numberInWords(count)} ${count === 1 ? 'is' : 'are'} seen differently by groups`,
  'in-words': count => `${numberInWords(count)} ${count === 1 ? 'is a narrative' : 'are narratives'}`,
  'no-figure': count => `${numberInWords(count)} ${count === 1 ? 'has' : 'have'} no figure to show`,
}

export const levelWords: Record<Level, { one: string; many: string }> = {
  activity: { one: 'Activity', many: 'Activities' },
  output: { one: 'Output', many: 'Outputs' },
  outcome: { one: 'Outcome', many: 'Outcomes' },
  impact: { one: 'Impact', many: 'Impact' },
}

export const sphereWords: Record<Sphere, string> = {
  control: 'sphere of control',
  influence: 'sphere of influence',
  concern: 'sphere of concern',
}

export const directionWords: Record<Direction, string> = {
  increase: 'Higher is better.',
  decrease: 'Lower is better.',
  maintain: 'It should stay as it is.',
}

export const aggregationWords: Record<Aggregation, string> = {
  sum: 'A period\u2019s figure is the sum of its values.',
  mean: 'A period\u2019s figure is the mean of its values.',
  median: 'A period\u2019s figure is the middle one of its values.',
  latest: 'A period\u2019s figure is its latest value.',
  count: 'A period\u2019s figure is the number of its values.',
  share: 'A period\u2019s figure is the share over all its values.',
}

export const frequencyWords: Record<Frequency, string> = {
  once: 'once',
  weekly: 'every week',
  monthly: 'every month',
  quarterly: 'every three months',
  'half-yearly': 'twice a year',
  yearly: 'once a year',
}

export const cautionWords: Record<Caution, string> = {
  'spans-cross-edge':
    'Some of its values speak for time inside this period and outside it. Each is counted whole where it ends; none was divided.',
  'total-fell':
    'The running total came down at some point, so this figure may be too low. It is shown as it was worked out.',
  'no-earlier-total': 'There is no running total from before this period, so all of it is counted here.',
}

const rejectionWords: Record<RejectionReason, string> = {
  'above-header': 'above the column names',
  'repeated-header': 'repeating the column names',
  'empty-row': 'empty',
  'no-values': 'without a value',
  'total-row': 'adding up other rows',
  'percentage-row': 'with percentages of other rows',
  'no-code': 'without the code that the other rows have',
  'too-many-cells': 'with too many cells',
  'too-few-cells': 'with too few cells',
  'no-date': 'without a date',
  'not-a-date': 'with a date that cannot be read',
  'no-such-day': 'with a day that does not exist',
  'not-a-number': 'with a value that is not a number',
  'number-too-large': 'with a number that is too large',
  'not-a-share': 'with a value that is not a share',
  'not-a-level': 'with a value that is not one of the measure’s levels',
  'unknown-measure': 'naming a measure this project does not have',
  'no-dimension-value': 'without the place or group they speak of',
  'word-too-long': 'with a text that is too long',
  'not-a-choice': 'with a cell that is neither ticked nor not',
  'already-there': 'whose figures were in the project already',
}

/** An import from a newer version may give a reason this one has no words for. */
const isKnownReason = (reason: string): reason is RejectionReason => Object.hasOwn(rejectionWords, reason)
export const rejectionReasonWords = (reason: string): string =>
  isKnownReason(reason) ? rejectionWords[reason] : `skipped as \u201C${reason}\u201D`
