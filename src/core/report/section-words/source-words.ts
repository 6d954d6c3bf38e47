import { ended, many } from '../plain-words'

export const sourcesWords = {
  title: 'Where the figures come from',
  none: 'No figures have been imported yet.',
  filesCaption: 'Files that were imported',
  filesDescription: 'Each row is one file, with its credit, when it was imported and what was read from it.',
  file: 'File and credit',
  when: 'Imported',
  feeds: 'Measures it feeds',
  used: 'Values',
  leftOut: 'Rows skipped',
  fileAndCredit: (file: string, credit: string) =>
    credit === '' ? `${file}. No credit was given.` : `${file}. ${credit}`,
  reasonsLead: 'Why rows were skipped:',
  reason: (file: string, parts: readonly string[]) => ({ term: file, text: `${parts.join('; ')}.` }),
  reasonPart: (count: number, reason: string) => `${many(count, 'row', 'rows')}, ${reason}`,
  cellPart: (count: number, reason: string) => `${many(count, 'single cell', 'single cells')}, ${reason}`,
  notKept: (count: number) => `${many(count, 'row', 'rows')} more, reasons not kept`,
  handLead: 'Values entered or corrected by hand:',
  hand: (measure: string, count: number, sources: readonly string[], corrected: number) => ({
    term: measure,
    text: `${[
      ...(count > 0 ? [many(count, 'value', 'values')] : []),
      ...(corrected > 0 ? [many(corrected, 'correction', 'corrections')] : []),
    ].join(' and ')}. ${sources.length === 0 ? 'No source was given.' : `Source: ${ended(sources.join('; '))}`}`,
  }),
  votesLead: 'Votes gathered elsewhere:',
} as const

export const readingWords = {
  title: 'How to read this report',
  hidden: (threshold: number) =>
    `Groups of fewer than ${threshold} people are not shown, so that nobody can be picked out. Where a hidden number could be worked out from others, another is hidden with it.`,
  zero: 'A missing or hidden value is never counted as zero.',
  edit: 'The charts are Word charts: right-click one and choose Edit Data to see its figures. The theory of change is made of shapes that can be moved. To bring the contents list up to date, right-click it and choose Update Field.',
  terms: [
    { term: 'Measure', text: 'a success measure: how we will know that an outcome is changing.' },
    {
      term: 'Activity, output, outcome, impact',
      text: 'the levels of a theory of change, from what we do to the change we seek.',
    },
    {
      term: 'Sphere of control, influence, concern',
      text: 'what we do ourselves; what we can affect; the change we seek beyond that.',
    },
    { term: 'Baseline', text: 'the value at the start, with its date.' },
    { term: 'Target', text: 'the value aimed for in a year.' },
    {
      term: 'Moving the right or the wrong way',
      text: 'compared with the baseline, in the direction the measure should go.',
    },
    {
      term: 'Result status',
      text: 'what people assessed has been achieved, with their reason. It is kept apart from what the figures say.',
    },
    { term: 'Mixed', text: 'the measures of an outcome do not stand alike.' },
    { term: 'Nobody measures this yet', text: 'there is no measure for it, so we cannot say whether it is changing.' },
    { term: 'Perspective', text: 'the group a person declared to speak from. Nobody else chose it for them.' },
  ],
} as const
