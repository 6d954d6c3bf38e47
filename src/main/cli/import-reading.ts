import { measureFed } from '@core/import/figures-to-come'
import type { TableInFile } from '@core/import/file'
import type { Mapping } from '@core/import/mapping'
import type { Preview } from '@core/import/preview'
import type { RowCounts } from '@core/import/rejections'
import { titleOfQuestion } from '@core/import/survey/recognise'
import type { QuestionAccount } from '@core/import/survey/survey-tally'
import type { TotalCheck } from '@core/import/total-checks'
import { figureInWords, lackingInWords, numberInWords } from '@core/measure/figure-words'
import { isoFromDay } from '@core/observation/day'
import { type CorrectedCell, flagNames, type Measure } from '@core/project/entities'
import type { SheetInWorkbook } from '@core/table/workbook/workbook'
import { noteInWords } from '@core/words/note-words'
import { onOneLine, textTable } from './table'
import { t } from './words'

/** Everything an import, done or only tried, has to tell. */
export type ImportAccount = {
  readonly found: TableInFile
  readonly mapping: Mapping
  /** To choose from, where the file is a workbook. */
  readonly sheets: readonly SheetInWorkbook[]
  readonly preview: Preview
  /** Of the project's measures, by id. */
  readonly titles: ReadonlyMap<string, string>
  readonly measures: readonly Measure[]
  readonly fileName: string
  readonly importedBefore: boolean
}

const longestExcerpt = 100
const checksListed = 30
const figuresListed = 60

/** What reading the file came to: counts, figures by year, signs, marks, answers, totals and what was left out. */
export function readingText(account: ImportAccount): string {
  const { preview, mapping } = account
  const { reading } = preview
  if (reading === null) return ''
  const { counts, leftOut, totalChecks } = reading
  const listed = leftOut.map(({ line, reason, text, cellOnly }) => [
    t('cli:importReport.line', { line }),
    cellOnly
      ? t('cli:importReport.oneCell', { reason: t(`terms:rejection.${reason}`) })
      : t(`terms:rejection.${reason}`),
    excerpt(text),
  ])
  const more = counts.rowsLeftOut + counts.cellsLeftOut - leftOut.length
  const list = textTable(
    [
      { label: t('cli:importReport.rejectedRows'), align: 'start' },
      { label: t('cli:importReport.why'), align: 'start' },
      { label: t('cli:importReport.whatItSays'), align: 'start' },
    ],
    listed,
  )
  const sections = [
    [
      t('cli:importReport.rows', counts),
      t('cli:importReport.observations', counts),
      ...(counts.notApplicable > 0 ? [t('cli:importReport.notApplicable', { count: counts.notApplicable })] : []),
      ...(counts.unread > 0 ? [t('cli:importReport.unread', { count: counts.unread })] : []),
    ].join('\n'),
    figuresText(account),
    signsText(counts),
    marksText(counts),
    answersText(reading.answers, mapping),
    noAnswerText(mapping),
    correctedText(reading.corrected, mapping),
    totalChecks.length === 0 ? '' : totalsText(totalChecks, mapping),
    listed.length === 0 ? '' : list,
    more > 0 ? t('cli:importReport.moreLeftOut', { count: more }) : '',
  ]
  return sections.filter(section => section !== '').join('\n\n')
}

/** What each measure comes to by year, beside what the file says itself. */
function figuresText({ preview: { reading }, mapping, measures }: ImportAccount): string {
  if (!reading || reading.figures.length === 0) return ''
  const figures = reading.figures.slice(-figuresListed)
  const hasTotals = figures.some(({ stated }) => stated !== null)
  const isWhole = figures.every(({ lacking }) => lackingInWords(lacking) === '')
  const rows = figures.map(({ measure, period, figure, stated, lacking }) => {
    const about = measureFed(mapping.measures[measure], measures)
    const inWords = (each: typeof figure | number) =>
      about ? [figureInWords(each, about, { threshold: 0 }), about.unit].filter(text => text !== '').join(' ') : ''
    const said = stated ? t('cli:importReport.stated', { figure: inWords(stated.value), label: stated.label }) : ''
    const without = isWhole ? [] : [lackingInWords(lacking)]
    return [about?.title ?? '', period.label, inWords(figure), ...without, ...(hasTotals ? [said] : [])]
  })
  return textTable(
    [
      { label: t('cli:importReport.comesToMeasure'), align: 'start', widest: 50 },
      { label: t('cli:importReport.year'), align: 'start' },
      { label: t('cli:importReport.comesTo'), align: 'end', widest: 30 },
      ...(isWhole ? [] : [{ label: t('cli:importReport.without'), align: 'start' as const, widest: 40 }]),
      ...(hasTotals ? [{ label: t('cli:importReport.fileSays'), align: 'end' as const, widest: 40 }] : []),
    ],
    rows,
  )
}

const questionNamed = ({ survey, columns }: Mapping, key: string): string => {
  const question = survey?.questions.find(each => each.key === key)
  return question && survey ? titleOfQuestion(question, columns, survey.tool) : key
}

/** Numbers that were taken for "no answer", which a person has to be able to doubt. */
function noAnswerText(mapping: Mapping): string {
  const found = mapping.survey?.questions.flatMap(({ key, noAnswer, use }) =>
    noAnswer?.length && (use === 'mean' || use === 'scale')
      ? [t('cli:importReport.noAnswer', { question: questionNamed(mapping, key), numbers: noAnswer.join(', ') })]
      : [],
  )
  return (found ?? []).join('\n')
}

function signsText({ signs }: RowCounts): string {
  const shown = signs.filter(({ sign }) => sign !== '')
  if (shown.length === 0) return ''
  return textTable(
    [
      { label: t('cli:importReport.sign'), align: 'start', widest: 40 },
      { label: t('cli:importReport.signTaken'), align: 'start' },
      { label: t('cli:importReport.signTimes'), align: 'end' },
    ],
    shown.map(({ sign, flag, count }) => [
      sign,
      flagNames[flag] === 'value' ? numberInWords(0) : t(`terms:flag.${flagNames[flag] ?? 'missing'}`),
      numberInWords(count),
    ]),
  )
}

function marksText({ notes }: RowCounts): string {
  if (notes.length === 0) return ''
  return textTable(
    [
      { label: t('cli:importReport.mark'), align: 'start' },
      { label: t('cli:importReport.markMeans'), align: 'start' },
      { label: t('cli:importReport.signTimes'), align: 'end' },
    ],
    notes.map(({ note, count }) => [note, noteInWords(note), numberInWords(count)]),
  )
}

function answersText(answers: readonly QuestionAccount[], mapping: Mapping): string {
  const asked = answers.filter(({ answered }) => answered > 0)
  if (asked.length === 0) return ''
  const rows = asked.map(({ key, answered, saidNothing, answers }) => {
    const most = answers.slice(0, 6).map(({ answer, count }) => `${answer} ${numberInWords(count)}`)
    return [questionNamed(mapping, key), numberInWords(answered), numberInWords(saidNothing), most.join(' · ')]
  })
  return textTable(
    [
      { label: t('cli:importReport.question'), align: 'start', widest: 50 },
      { label: t('cli:importReport.answered'), align: 'end' },
      { label: t('cli:importReport.saidNothing'), align: 'end' },
      { label: t('cli:importReport.mostGiven'), align: 'start', widest: 70 },
    ],
    rows,
  )
}

function correctedText(corrected: readonly CorrectedCell[], mapping: Mapping): string {
  if (corrected.length === 0) return ''
  return textTable(
    [
      { label: t('cli:importReport.corrected'), align: 'start' },
      { label: t('cli:importReport.column'), align: 'start', widest: 40 },
      { label: t('cli:importReport.fileSays'), align: 'start', widest: 40 },
      { label: t('cli:importReport.readAs'), align: 'start', widest: 40 },
    ],
    corrected.map(({ line, column, was, text }) => [
      t('cli:importReport.line', { line }),
      mapping.columns[column]?.name || t('cli:importReport.noName'),
      was,
      text,
    ]),
  )
}

/** Totals of everything first: those that agree say that nothing was lost on the way. */
function totalsText(checks: readonly TotalCheck[], { measures }: Mapping): string {
  const agreeing = checks.filter(({ agrees }) => agrees)
  const shown = [...agreeing, ...checks.filter(({ agrees }) => !agrees)].slice(0, checksListed)
  const rows = shown.map(({ label, day, measure, stated, sumOfParts, agrees, partsWithoutNumber }) => [
    [label, ...(measures.length > 1 ? [measures[measure]?.key ?? ''] : [])].join(', '),
    isoFromDay(day),
    numberInWords(stated),
    numberInWords(sumOfParts),
    agrees
      ? t('cli:importReport.agrees')
      : partsWithoutNumber === 0
        ? t('cli:importReport.differs')
        : t('cli:importReport.differsWithout', { count: partsWithoutNumber }),
  ])
  const table = textTable(
    [
      { label: t('cli:importReport.total'), align: 'start' },
      { label: t('cli:importReport.day'), align: 'start' },
      { label: t('cli:importReport.fileSays'), align: 'end' },
      { label: t('cli:importReport.rowsComeTo'), align: 'end' },
      { label: '', align: 'start' },
    ],
    rows,
  )
  const more = checks.length - shown.length
  return more > 0 ? `${table}\n${t('cli:importReport.moreTotals', { count: more })}` : table
}

const excerpt = (text: string): string => {
  const line = onOneLine(text)
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt - 1)}…` : line
}
