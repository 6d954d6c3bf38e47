import { measureFed, notAddedUp } from '@core/import/figures-to-come'
import type { TableInFile } from '@core/import/file'
import { type Mapping, type Role, unusedFigures } from '@core/import/mapping'
import type { Duplicates, Preview, PreviewColumn, PreviewObservation } from '@core/import/preview'
import type { RowCounts } from '@core/import/rejections'
import { titleOfQuestion } from '@core/import/survey/recognise'
import type { QuestionAccount } from '@core/import/survey/survey-tally'
import type { HiddenPart } from '@core/import/table'
import type { TotalCheck } from '@core/import/total-checks'
import { figureInWords, lackingInWords, numberInWords } from '@core/measure/figure-words'
import { isoFromDay } from '@core/observation/day'
import { isPersonalHeading } from '@core/privacy/personal-columns'
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

const quoted = (titles: readonly string[]): string => titles.map(title => `“${onOneLine(title)}”`).join(', ')

const longestExcerpt = 100
const checksListed = 30
const figuresListed = 60

export function importText(account: ImportAccount): string {
  const { found, mapping, preview, fileName, importedBefore } = account
  const warnings = [
    ...encodingWarnings(found),
    ...sheetWarnings(found, mapping),
    ...(importedBefore ? [t('cli:importReport.importedBefore', { file: onOneLine(fileName) })] : []),
    ...preview.warnings.map(warning =>
      t(`cli:importReport.warning.${warning}`, {
        ...unusedFigures(mapping),
        titles: quoted(notAddedUp(mapping, preview.reading?.figures ?? [])),
      }),
    ),
  ]
  const sections = [
    [onOneLine(fileName), ...readLines(found.sheet, mapping).map(line => `  ${line}`)].join('\n'),
    sheetsText(account),
    columnsText(account),
    readingText(account),
    duplicatesText(account),
    warnings.join('\n'),
  ]
  return sections.filter(section => section !== '').join('\n\n')
}

function readLines(sheet: string | null, { encoding, delimiter, headerLine: line }: Mapping): string[] {
  if (sheet !== null) {
    const header = line === null ? t('cli:importReport.noHeaderRow') : t('cli:importReport.headerRow', { line })
    return [t('cli:importReport.readSheet', { sheet: onOneLine(sheet) }), header]
  }
  return [
    t('cli:importReport.readEncoding', { encoding: t(`terms:encoding.${encoding}`) }),
    t('cli:importReport.readDelimiter', { delimiter: t(`terms:delimiter.${delimiter}`) }),
    line === null ? t('cli:importReport.noHeaderLine') : t('cli:importReport.headerLine', { line }),
  ]
}

function encodingWarnings({ encoding, encodingIsCertain, encodingChoices, damage }: TableInFile): string[] {
  const named = { encoding: t(`terms:encoding.${encoding}`) }
  if (damage) {
    return [t('cli:importReport.damaged', { ...named, count: damage.bytes, lines: damage.lines.join(', ') })]
  }
  if (encodingIsCertain) return []
  if (encodingChoices.length === 0) return [t('cli:importReport.encodingGuessedPlain', named)]
  const read = encodingChoices.map(choice => `  ${choice.encoding}: ${onOneLine(choice.sample.join(', '))}`)
  return [[t('cli:importReport.encodingGuessed', named), ...read].join('\n')]
}

/** What of a sheet is hidden, and what was never worked out. */
function sheetWarnings({ table }: TableInFile, { rows }: Mapping): string[] {
  const named = (place: number) => onOneLine(table.columns[place]?.name || t('cli:importReport.noName'))
  const { hidden, uncalculated } = table
  const warnings = uncalculated.map(({ place, cells }) =>
    t('cli:importReport.uncalculated', { count: cells, column: named(place) }),
  )
  if (!hidden) return warnings
  const said = [
    ...(hidden.rows > 0
      ? [t('cli:importReport.hiddenRows', { count: hidden.rows, sample: hiddenSample(hidden) })]
      : []),
    ...(hidden.columns.length > 0
      ? [
          t('cli:importReport.hiddenColumns', {
            count: hidden.columns.length,
            names: hidden.columns.map(named).join(', '),
          }),
        ]
      : []),
  ]
  const becomes = rows.skipHidden === null ? 'ask' : rows.skipHidden ? 'skip' : 'keep'
  return [...warnings, [...said, t(`cli:importReport.hiddenBecomes.${becomes}`)].join(' ')]
}

const hiddenSample = ({ sample }: HiddenPart): string =>
  sample.map(cells => onOneLine(cells.filter(cell => cell !== '').join(', ')).slice(0, longestExcerpt)).join('; ')

function sheetsText({ sheets }: ImportAccount): string {
  if (sheets.length === 0) return ''
  return textTable(
    [
      { label: t('cli:importReport.sheet'), align: 'start', widest: 40 },
      { label: t('cli:importReport.sheetRows'), align: 'end' },
      { label: t('cli:importReport.sheetColumns'), align: 'end' },
      { label: t('cli:importReport.sheetBegins'), align: 'start', widest: 60 },
    ],
    sheets.map(({ name, isHidden, rows, columns, titles }) => [
      isHidden ? t('cli:importReport.hiddenSheet', { name }) : name,
      numberInWords(rows),
      numberInWords(columns),
      titles[0] ?? '',
    ]),
  )
}

function duplicatesText({ preview: { reading } }: ImportAccount): string {
  if (!reading || reading.duplicates.count === 0) return ''
  const rows = reading.duplicates.first.map(({ observation, there, isSame }) => [
    t('cli:importReport.line', { line: observation.line }),
    [isoFromDay(observation.day), ...Object.values(observation.dimensions)].join(', '),
    valueText(observation),
    isSame ? t('cli:importReport.duplicateSame') : valueText(there),
  ])
  const table = textTable(
    [
      { label: t('cli:importReport.duplicateLine'), align: 'start' },
      { label: t('cli:importReport.duplicateOf'), align: 'start', widest: 60 },
      { label: t('cli:importReport.duplicateNew'), align: 'end' },
      { label: t('cli:importReport.duplicateThere'), align: 'end' },
    ],
    rows,
  )
  return `${duplicatesSaid(reading.duplicates)}\n\n${table}`
}

function duplicatesSaid({ count, different, choice, replaced }: Duplicates): string {
  const becomes =
    choice === 'replace'
      ? t('cli:importReport.duplicatesBecome.replace', { count: replaced })
      : t(`cli:importReport.duplicatesBecome.${choice}`)
  return `${t('cli:importReport.duplicates', { count, different })} ${becomes}`
}

function valueText({ flag, value, denominator }: Pick<PreviewObservation, 'flag' | 'value' | 'denominator'>): string {
  if (value === null) return t(`terms:flag.${flagNames[flag] ?? 'missing'}`)
  return denominator === null ? numberInWords(value) : `${numberInWords(value)} / ${numberInWords(denominator)}`
}

/** What the first dates were read as. */
function datesText(column: PreviewColumn | undefined): string[] {
  const said = (column?.dates ?? []).slice(0, 4).map(({ text, firstDay, lastDay }) => {
    const [first, last] = [isoFromDay(firstDay), isoFromDay(lastDay)]
    return text === last
      ? ''
      : t(firstDay === lastDay ? 'cli:importReport.dateReadDay' : 'cli:importReport.dateRead', {
          text: onOneLine(text),
          first,
          last,
        })
  })
  const shown = said.filter(each => each !== '')
  return shown.length === 0 ? [] : [shown.join(', ')]
}

function columnsText({ mapping, titles, preview }: ImportAccount): string {
  const rows = mapping.columns.map(({ name, role }, place) => [
    String(place + 1),
    name === '' ? t('cli:importReport.noName') : name,
    [roleText(role, place, mapping, titles), ...datesText(preview.columns[place])].join(': '),
  ])
  return textTable(
    [
      { label: '', align: 'end' },
      { label: t('cli:importReport.column'), align: 'start', widest: 40 },
      { label: t('cli:importReport.becomes'), align: 'start', widest: 70 },
    ],
    rows,
  )
}

function roleText(role: Role, place: number, mapping: Mapping, titles: ReadonlyMap<string, string>): string {
  const measure = (key: string | null) => {
    const target = mapping.measures.find(measure => measure.key === key)?.target
    if (!target) return t('cli:importReport.measureOfRow')
    return target.as === 'new'
      ? t('cli:importReport.newMeasure', { title: target.title })
      : t('cli:importReport.measure', { title: titles.get(target.measureId) ?? '' })
  }
  switch (role.as) {
    case 'ignore': {
      if (mapping.rows.code?.column === place) return t('cli:importReport.tellsRows')
      if (role.personal || isPersonalHeading(mapping.columns[place]?.name ?? '')) return t('cli:importReport.personal')
      return role.because === undefined
        ? t('cli:importReport.leftOut')
        : t('cli:importReport.leftOutBecause', { reason: t(`terms:unused.${role.because}`) })
    }
    case 'dimension':
      return t('cli:importReport.dimension', { name: role.dimension })
    case 'date':
      return role.only
        ? t('cli:importReport.dateOnly', { periods: t(`terms:periodUnit.${role.only}`) })
        : t('cli:importReport.date')
    case 'date-part':
      return t('cli:importReport.datePart', { part: role.part })
    case 'notes':
      return t('cli:importReport.notes')
    case 'value':
      return mapping.day === null
        ? measure(role.measure)
        : t('cli:importReport.on', { figures: measure(role.measure), date: isoFromDay(mapping.day) })
    case 'value-at':
      return t('cli:importReport.on', { figures: measure(role.measure), date: isoFromDay(role.day) })
    case 'denominator':
      return t('cli:importReport.denominator', { figures: measure(role.measure) })
    case 'measure-name':
      return t('cli:importReport.measureName')
    case 'answer': {
      const question = mapping.survey?.questions.find(({ key }) => key === role.question)
      if (!question || question.use === 'nothing') return t('cli:importReport.leftOut')
      return t(`cli:importReport.answers.${question.use}`, {
        counted: question.counted.join(t('cli:importReport.or')),
        figures: measure(question.key),
      })
    }
  }
}

function readingText(account: ImportAccount): string {
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

export function importJson({
  found,
  mapping,
  sheets,
  preview,
  importedBefore,
}: ImportAccount): Record<string, unknown> {
  const { reading, columns, questions, warnings } = preview
  return {
    encoding: mapping.encoding,
    encodingIsCertain: found.encodingIsCertain,
    encodingChoices: found.encodingChoices,
    damagedLines: found.damage?.lines ?? [],
    hidden: found.table.hidden ?? null,
    uncalculated: found.table.uncalculated,
    delimiter: mapping.delimiter,
    sheet: found.sheet,
    sheets,
    headerLine: mapping.headerLine,
    columns,
    questions,
    warnings,
    importedBefore,
    rows: reading?.counts ?? null,
    leftOut: reading?.leftOut ?? [],
    corrected: reading?.corrected ?? [],
    answers: reading?.answers ?? [],
    figures: (reading?.figures ?? []).map(({ measure, period, figure, stated, lacking }) => ({
      measure: mapping.measures[measure]?.key ?? '',
      period: period.label,
      figure,
      stated,
      lacking,
    })),
    duplicates: duplicatesJson(preview),
    totalChecks: (reading?.totalChecks ?? []).map(check => ({ ...check, day: isoFromDay(check.day) })),
    mapping,
  }
}

function duplicatesJson({ reading }: Preview) {
  if (!reading) return null
  const { count, different, choice, hasToChoose, replaced, first } = reading.duplicates
  const listed = first.map(({ observation, there, isSame }) => ({
    observation: { ...observation, day: isoFromDay(observation.day) },
    there,
    isSame,
  }))
  return { count, different, choice, hasToChoose, replaced, first: listed }
}
