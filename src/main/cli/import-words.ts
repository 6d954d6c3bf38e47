import type { Encoding } from '@core/import/decode'
import type { Duplicates, PreviewWarning } from '@core/import/preview'
import type { RejectionReason, RowCounts } from '@core/import/rejections'
import type { Delimiter } from '@core/import/rows'
import type { SurveyQuestion } from '@core/import/survey/plan'
import { numberInWords } from '@core/measure/figure-words'

const delimiterWords = {
  comma: 'commas',
  semicolon: 'semicolons',
  tab: 'tabs',
  pipe: 'upright bars',
  none: 'nothing: it is a single column',
} as const satisfies Record<Delimiter, string>

const encodingWords = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
} as const satisfies Record<Encoding, string>

const many = (count: number, one: string, several: string): string =>
  `${numberInWords(count)} ${count === 1 ? one : several}`

export const importWords = {
  read: (file: string, encoding: Encoding, delimiter: Delimiter, headerLine: number | null) =>
    [
      `${file}`,
      `  Text encoding: ${encodingWords[encoding]}.`,
      `  Cells are separated by ${delimiterWords[delimiter]}.`,
      headerLine === null ? '  No line names the columns.' : `  Line ${headerLine} names the columns.`,
    ].join('\n'),
  readSheet: (file: string, sheet: string, headerLine: number | null) =>
    [
      `${file}`,
      `  Read from the sheet “${sheet}”.`,
      headerLine === null ? '  No row names the columns.' : `  Row ${headerLine} names the columns.`,
    ].join('\n'),
  sheet: 'Sheet',
  sheetRows: 'Rows',
  sheetColumns: 'Columns',
  sheetBegins: 'Begins',
  hiddenSheet: (name: string) => `${name} (hidden)`,
  duplicates: ({ count, different, choice, replaced }: Duplicates) => {
    const becomes = {
      skip: 'The new ones are skipped.',
      replace: `The new ones count instead: ${many(replaced, 'old figure no longer counts', 'old figures no longer count')}.`,
      add: 'The new ones are added beside and count as well.',
    }
    return `${many(count, 'figure is', 'figures are')} in the project already, for the same measure, date and place: ${numberInWords(different)} with another value. ${becomes[choice]}`
  },
  duplicateLine: 'In the file',
  duplicateOf: 'For',
  duplicateNew: 'New value',
  duplicateThere: 'In the project',
  duplicateSame: 'the same',
  noNumber: { missing: 'missing', suppressed: 'suppressed' },
  column: 'Column',
  becomes: 'Becomes',
  noName: '(no name)',
  leftOut: 'not used',
  personal: 'not used: it may say who somebody is',
  answers: ({ use, counted }: SurveyQuestion, figures: string) =>
    use === 'share'
      ? `the share who said ${counted.join(' or ')}: ${figures}`
      : use === 'mean'
        ? `the average answer: ${figures}`
        : use === 'scale'
          ? `each answer, on a scale: ${figures}`
          : `how many gave each answer: ${figures}`,
  question: 'Question',
  answered: 'Answered',
  saidNothing: 'Said nothing',
  mostGiven: 'Given most',
  corrected: 'Correct',
  readAs: 'Read as',
  tellsRows: 'not used; its codes tell rows of figures from titles, totals and notes',
  dimension: (name: string) => `breaks figures down by ${name}`,
  date: 'the date of the row',
  measureName: 'names the measure of the row',
  measureOfRow: 'figures of the measure the row names',
  measure: (title: string) => `figures of “${title}”`,
  newMeasure: (title: string) => `figures of a new measure, “${title}”`,
  on: (figures: string, date: string) => `${figures}, ${date}`,
  denominator: (figures: string) => `what the ${figures} are out of`,
  rows: ({ rowsIn, rowsUsed, rowsLeftOut }: RowCounts) =>
    `Rows: ${numberInWords(rowsIn)} in, ${numberInWords(rowsUsed)} used, ${numberInWords(rowsLeftOut)} skipped.`,
  observations: ({ observations, missing, suppressed }: RowCounts) =>
    `Observations made: ${numberInWords(observations)}, of which ${numberInWords(missing)} missing and ${numberInWords(suppressed)} suppressed.`,
  rejectedRows: 'Skipped',
  why: 'Why',
  whatItSays: 'What it says',
  line: (line: number) => `line ${line}`,
  oneCell: (reason: string) => `one cell: ${reason}`,
  moreLeftOut: (count: number) => `${many(count, 'more was', 'more were')} skipped than are listed.`,
  total: 'Total in the file',
  day: 'Date',
  fileSays: 'It says',
  rowsComeTo: 'Rows come to',
  agrees: 'the same',
  differs: (partsWithoutNumber: number) =>
    partsWithoutNumber === 0
      ? 'not the same: a total of a part, perhaps'
      : `not the same: ${many(partsWithoutNumber, 'row has', 'rows have')} no number`,
  moreTotals: (count: number) => `${many(count, 'more total', 'more totals')} in the file.`,
  encodingGuessed: (encoding: Encoding) =>
    `The file does not say which text encoding it uses; it was read as ${encodingWords[encoding]}. If names look wrong, say --encoding.`,
  importedBefore: (file: string) =>
    `A file called ${file} was imported before. If it holds the same figures they now count twice: take one of the imports out.`,
}

export const previewWarningWords = {
  'repeated-observations':
    'Some figures are of the same measure, date and place as another: they are all kept, and add up.',
  'same-column-names': 'Some columns have the same name.',
  'missing-column-names': 'Some columns that are used have no name.',
  'totals-kept': 'Rows that look like totals are kept, since nearly every row does.',
  'total-differs': 'No total in the file agrees with the sum of its rows.',
  'half-left-out': 'More rows are skipped than used: look at the reasons.',
} as const satisfies Record<PreviewWarning, string>

export const rejectionWords = {
  'above-header': 'above the column names',
  'repeated-header': 'repeats the column names',
  'empty-row': 'is empty',
  'no-values': 'has no figures: a title or a note',
  'no-code': 'has no code, where rows of figures have one',
  'total-row': 'adds up other rows',
  'percentage-row': 'holds percentages of other rows',
  'too-many-cells': 'has more cells than there are columns',
  'too-few-cells': 'has fewer cells than there are columns',
  'no-date': 'has no date',
  'not-a-date': 'its date cannot be read',
  'no-such-day': 'its date is no day of any calendar',
  'not-a-number': 'is not a number',
  'number-too-large': 'is too large a number to be kept exactly',
  'not-a-share': 'is neither a per cent nor between 0 and 1',
  'not-a-level': 'is not one of the measure’s levels',
  'unknown-measure': 'names a measure that is not known',
  'no-dimension-value': 'does not say which place or group it is of',
  'word-too-long': 'names a place or group with more than 500 letters',
  'not-a-choice': 'is neither ticked (1) nor not (0)',
  'already-there': 'is in the project already',
} as const satisfies Record<RejectionReason, string>
