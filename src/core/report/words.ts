import { numberInWords } from '@core/measure/figure-words'
import { longDate, monthAndYear, quoted } from './plain-words'
import { glanceWords } from './section-words/glance-words'
import { measureWords } from './section-words/measure-words'
import { looseWords, outcomesWords } from './section-words/outcome-words'
import { readingWords, sourcesWords } from './section-words/source-words'
import { judgedWords, theoryWords } from './section-words/theory-words'
import { workshopWords } from './section-words/workshop-words'

/** Every sentence of the report, section by section. Plain British English in the terms of the method. */
export const words = {
  program: 'Common Measure',
  contents: 'Contents',
  figure: 'Figure',
  table: 'Table',
  page: 'Page',
  documentTitle: (title: string, period: string) => `${title}: report for ${period}`,
  documentDescription: (title: string, period: string) => `What is changing, and how we know. ${title}, ${period}.`,
  kicker: 'What is changing, and how we know',
  made: (date: string) => `Made on ${date} with Common Measure. Small numbers of people are hidden.`,
  /** Cut between letters, never within one. */
  shortened: (text: string, most: number) => {
    const letters = [...text]
    return letters.length <= most
      ? text
      : `${letters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}\u2026`
  },
  day: (day: number) => longDate.format(day * 86_400_000),
  time: (iso: string) => longDate.format(new Date(iso)),
  /** A named period has days that its name does not tell. */
  reported: (label: string, isYear: boolean, firstDay: number, lastDay: number) =>
    isYear
      ? `${monthAndYear.format(firstDay * 86_400_000)} to ${monthAndYear.format(lastDay * 86_400_000)}`
      : `${label}: ${longDate.format(firstDay * 86_400_000)} to ${longDate.format(lastDay * 86_400_000)}`,
  quoted,
  hidden: (threshold: number) => `hidden: fewer than ${threshold}`,
  hiddenCell: 'hidden',
  number: numberInWords,
  heading: (text: string) => text.replace(/^./u, first => first.toLocaleUpperCase('en-GB')),
  none: '\u2013',

  activities: { title: 'Activities and outputs', unmeasured: 'There is no measure for this.' },

  glance: glanceWords,
  theory: theoryWords,
  judged: judgedWords,
  outcomes: outcomesWords,
  loose: looseWords,
  measure: measureWords,
  workshop: workshopWords,
  sources: sourcesWords,
  reading: readingWords,
} as const
