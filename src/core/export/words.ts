import { numberInWords } from '@core/measure/figure-words'
import type { MeasureKind } from '@core/project/entities'
import { aggregationWords, directionWords } from '@core/report/term-words'

const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

/** What exported files say of themselves, in one place. Plain British English in the terms of the method. */
export const words = {
  hidden: (threshold: number) => `hidden: fewer than ${threshold} people, or would give them away`,
  hiddenBaseline: (threshold: number) => `hidden: fewer than ${threshold} people`,
  yes: 'yes',
  no: 'no',
  kind: {
    number: 'number',
    share: 'share, 0 to 1',
    scale: 'answer on a scale, from 1',
    rubric: 'level of a rubric, from 1',
    milestone: 'milestone, 1 once reached',
    story: 'story, in words',
  } as const satisfies Record<MeasureKind, string>,
  direction: directionWords,
  aggregation: aggregationWords,
  sheets: { measures: 'Measures', observations: 'Observations', sources: 'Sources' },
  measureHeadings: [
    'measure id',
    'measure',
    'because',
    'unit',
    'kind',
    'direction',
    'aggregation',
    'counts people',
    'baseline',
    'baseline day',
    'targets by year',
    'levels, lowest first',
    'watches',
    'proposed by',
    'agreed in',
    'how it is gathered',
    'values listed',
    'values hidden',
    'values not listed',
  ],
  sourceHeadings: ['file', 'credit', 'imported', 'rows read', 'rows skipped', 'values made', 'measures it feeds'],
  byHand: 'Entered by hand',
  about: (title: string) => `${title}: figures and where they come from`,
  made: (date: string) => `Taken out of Common Measure on ${date}.`,
  rule: (threshold: number) =>
    `Numbers of fewer than ${threshold} people are hidden, and with them others from which they could be worked out. Hidden, missing and suppressed values are never zero.`,
  notes: 'Notes on single values are the team’s own and are not included.',
  target: (year: string, value: string) => `${year}: ${value}`,
  chart: {
    headings: ['period', 'figure', 'part', 'out of', 'target', 'why there is no figure'],
    nothing: 'nothing observed',
    hidden: 'hidden',
    partOfWhole: (figure: string, part: string, whole: string) => `${figure} (${part} of ${whole})`,
  },
  levels: {
    headings: ['place', 'level', 'answers', 'all who chose a level', 'share', 'why there is no number'],
    all: (count: number) => `${numberInWords(count)} ${count === 1 ? 'answer' : 'answers'}`,
    level: (place: number, name: string) => `${place}. ${name}`,
    count: (count: string, share: string) => `${count} (${share})`,
    dontKnow: 'Don\u2019t know',
  },
  cut: ' […]',
  theory: {
    named: (title: string) => `Theory of change: ${title}`,
    subtitle: 'Theory of change',
    subtitleOf: (period: string) => `Theory of change, and how it stands in ${period}`,
    subtitleOverlaid: (period: string) =>
      `Theory of change: its status in ${period}, how far it has come, and what people assessed`,
    levelSaid: (level: string, titles: readonly string[]) => `${level}: ${titles.join('; ')}.`,
    elementSaid: (title: string, standing: string) => `${title} (${standing})`,
    laneOf: { control: 'Sphere of control', influence: 'Sphere of influence', concern: 'Sphere of concern' },
    placeOf: (level: string, sphere: string) => `${level} · ${sphere}`,
    frameSaid: (title: string, titles: readonly string[]) => `“${title}” is a frame around: ${titles.join('; ')}.`,
    overlay: {
      progress: (share: string) => `${share} of the way`,
      progressFromTo: (from: string, to: string) => `${from} to ${to} of the way`,
      behind: 'Below baseline',
      behindTo: (to: string) => `Behind, to ${to} of the way`,
      trend: {
        better: (before: string) => `Better than ${before}`,
        same: (before: string) => `Same as ${before}`,
        worse: (before: string) => `Worse than ${before}`,
        mixed: (before: string) => `Mixed since ${before}`,
      },
      fewPeople: 'Few people: not shown',
      judged: (status: string) => `Assessed: ${status}`,
      legendTitle: 'What this picture says',
      legendStanding: (period: string) =>
        `The coloured band: how its measures stand in ${period}. Worked out from the figures.`,
      legendProgress:
        'The bar: how far they have come from the baseline to the target. Several measures are never averaged: the thin part is between the one that came least far and the one that came furthest.',
      legendTrend: (before: string) => `Better, same or worse: the figures against ${before}.`,
      legendJudged: (period: string) =>
        `The square with “Assessed”: what people had said of the result by the end of ${period}, apart from the figures.`,
    },
    linkSaid: (from: string, to: string) => `“${from}” leads to “${to}”.`,
  },
  iati: {
    others: 'Measures not linked to one result',
    unit: (unit: string) => `Counted in: ${ended(unit)}`,
    rising: 'A period\u2019s figure is how far the running total rose in it.',
    milestone: (reached: boolean) => (reached ? 'Reached' : 'Not reached'),
    because: (because: string) => `We will know because ${ended(because)}`,
  },
} as const
