import type { TableInFile } from '@core/import/file'
import type { Mapping, Role } from '@core/import/mapping'
import type { Preview, PreviewObservation } from '@core/import/preview'
import type { QuestionAccount } from '@core/import/survey/survey-tally'
import type { TotalCheck } from '@core/import/total-checks'
import type { SheetInWorkbook } from '@core/import/workbook/workbook'
import { numberInWords } from '@core/measure/figure-words'
import { flags } from '@core/observation/block'
import { isoFromDay } from '@core/observation/day'
import { isPersonalHeading } from '@core/privacy/personal-columns'
import type { CorrectedCell } from '@core/project/entities'
import { importWords, previewWarningWords, rejectionWords } from './import-words'
import { onOneLine, textTable } from './table'

/** Everything an import, done or only tried, has to tell. */
export type ImportAccount = {
  readonly found: TableInFile
  readonly mapping: Mapping
  /** To choose from, where the file is a workbook. */
  readonly sheets: readonly SheetInWorkbook[]
  readonly preview: Preview
  /** Of the project's measures, by id. */
  readonly titles: ReadonlyMap<string, string>
  readonly fileName: string
  readonly importedBefore: boolean
}

const longestExcerpt = 100
const checksListed = 30

export function importText(account: ImportAccount): string {
  const { found, mapping, preview, fileName, importedBefore } = account
  const warnings = [
    ...(found.encodingIsCertain ? [] : [importWords.encodingGuessed(mapping.encoding)]),
    ...(importedBefore ? [importWords.importedBefore(onOneLine(fileName))] : []),
    ...preview.warnings.map(warning => previewWarningWords[warning]),
  ]
  const sections = [
    found.sheet === null
      ? importWords.read(onOneLine(fileName), mapping.encoding, mapping.delimiter, mapping.headerLine)
      : importWords.readSheet(onOneLine(fileName), onOneLine(found.sheet), mapping.headerLine),
    sheetsText(account),
    columnsText(account),
    readingText(account),
    duplicatesText(account),
    warnings.join('\n'),
  ]
  return sections.filter(section => section !== '').join('\n\n')
}

function sheetsText({ sheets }: ImportAccount): string {
  if (sheets.length === 0) return ''
  return textTable(
    [
      { label: importWords.sheet, align: 'start', widest: 40 },
      { label: importWords.sheetRows, align: 'end' },
      { label: importWords.sheetColumns, align: 'end' },
      { label: importWords.sheetBegins, align: 'start', widest: 60 },
    ],
    sheets.map(({ name, isHidden, rows, columns, titles }) => [
      isHidden ? importWords.hiddenSheet(name) : name,
      numberInWords(rows),
      numberInWords(columns),
      titles[0] ?? '',
    ]),
  )
}

function duplicatesText({ preview: { reading } }: ImportAccount): string {
  if (!reading || reading.duplicates.count === 0) return ''
  const rows = reading.duplicates.first.map(({ observation, there, isSame }) => [
    importWords.line(observation.line),
    [isoFromDay(observation.day), ...Object.values(observation.dimensions)].join(', '),
    valueText(observation),
    isSame ? importWords.duplicateSame : valueText(there),
  ])
  const table = textTable(
    [
      { label: importWords.duplicateLine, align: 'start' },
      { label: importWords.duplicateOf, align: 'start', widest: 60 },
      { label: importWords.duplicateNew, align: 'end' },
      { label: importWords.duplicateThere, align: 'end' },
    ],
    rows,
  )
  return `${importWords.duplicates(reading.duplicates)}\n\n${table}`
}

function valueText({ flag, value, denominator }: Pick<PreviewObservation, 'flag' | 'value' | 'denominator'>): string {
  if (value === null) return importWords.noNumber[flag === flags.suppressed ? 'suppressed' : 'missing']
  return denominator === null ? numberInWords(value) : `${numberInWords(value)} / ${numberInWords(denominator)}`
}

function columnsText({ mapping, titles }: ImportAccount): string {
  const rows = mapping.columns.map(({ name, role }, place) => [
    String(place + 1),
    name === '' ? importWords.noName : name,
    roleText(role, place, mapping, titles),
  ])
  return textTable(
    [
      { label: '', align: 'end' },
      { label: importWords.column, align: 'start', widest: 40 },
      { label: importWords.becomes, align: 'start', widest: 70 },
    ],
    rows,
  )
}

function roleText(role: Role, place: number, mapping: Mapping, titles: ReadonlyMap<string, string>): string {
  const measure = (key: string | null) => {
    const target = mapping.measures.find(measure => measure.key === key)?.target
    if (!target) return importWords.measureOfRow
    return target.as === 'new'
      ? importWords.newMeasure(target.title)
      : importWords.measure(titles.get(target.measureId) ?? '')
  }
  switch (role.as) {
    case 'ignore': {
      if (mapping.rows.code?.column === place) return importWords.tellsRows
      return isPersonalHeading(mapping.columns[place]?.name ?? '') ? importWords.personal : importWords.leftOut
    }
    case 'dimension':
      return importWords.dimension(role.dimension)
    case 'date':
      return importWords.date
    case 'value':
      return mapping.day === null
        ? measure(role.measure)
        : importWords.on(measure(role.measure), isoFromDay(mapping.day))
    case 'value-at':
      return importWords.on(measure(role.measure), isoFromDay(role.day))
    case 'denominator':
      return importWords.denominator(measure(role.measure))
    case 'measure-name':
      return importWords.measureName
    case 'answer': {
      const question = mapping.survey?.questions.find(({ key }) => key === role.question)
      if (!question || question.use === 'nothing') return importWords.leftOut
      return importWords.answers(question, measure(question.key))
    }
  }
}

function readingText({ preview: { reading }, mapping }: ImportAccount): string {
  if (reading === null) return ''
  const { counts, leftOut, totalChecks } = reading
  const listed = leftOut.map(({ line, reason, text, cellOnly }) => [
    importWords.line(line),
    cellOnly ? importWords.oneCell(rejectionWords[reason]) : rejectionWords[reason],
    excerpt(text),
  ])
  const more = counts.rowsLeftOut + counts.cellsLeftOut - leftOut.length
  const list = textTable(
    [
      { label: importWords.rejectedRows, align: 'start' },
      { label: importWords.why, align: 'start' },
      { label: importWords.whatItSays, align: 'start' },
    ],
    listed,
  )
  const sections = [
    [importWords.rows(counts), importWords.observations(counts)].join('\n'),
    answersText(reading.answers, mapping),
    correctedText(reading.corrected, mapping),
    totalChecks.length === 0 ? '' : totalsText(totalChecks, mapping),
    listed.length === 0 ? '' : list,
    more > 0 ? importWords.moreLeftOut(more) : '',
  ]
  return sections.filter(section => section !== '').join('\n\n')
}

function answersText(answers: readonly QuestionAccount[], mapping: Mapping): string {
  const asked = answers.filter(({ answered }) => answered > 0)
  if (asked.length === 0) return ''
  const rows = asked.map(({ key, answered, saidNothing, answers }) => {
    const column = mapping.columns.find(({ role }) => role.as === 'answer' && role.question === key)
    const most = answers.slice(0, 6).map(({ answer, count }) => `${answer} ${numberInWords(count)}`)
    return [column?.name ?? key, numberInWords(answered), numberInWords(saidNothing), most.join(' · ')]
  })
  return textTable(
    [
      { label: importWords.question, align: 'start', widest: 50 },
      { label: importWords.answered, align: 'end' },
      { label: importWords.saidNothing, align: 'end' },
      { label: importWords.mostGiven, align: 'start', widest: 70 },
    ],
    rows,
  )
}

function correctedText(corrected: readonly CorrectedCell[], mapping: Mapping): string {
  if (corrected.length === 0) return ''
  return textTable(
    [
      { label: importWords.corrected, align: 'start' },
      { label: importWords.column, align: 'start', widest: 40 },
      { label: importWords.fileSays, align: 'start', widest: 40 },
      { label: importWords.readAs, align: 'start', widest: 40 },
    ],
    corrected.map(({ line, column, was, text }) => [
      importWords.line(line),
      mapping.columns[column]?.name || importWords.noName,
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
    agrees ? importWords.agrees : importWords.differs(partsWithoutNumber),
  ])
  const table = textTable(
    [
      { label: importWords.total, align: 'start' },
      { label: importWords.day, align: 'start' },
      { label: importWords.fileSays, align: 'end' },
      { label: importWords.rowsComeTo, align: 'end' },
      { label: '', align: 'start' },
    ],
    rows,
  )
  const more = checks.length - shown.length
  return more > 0 ? `${table}\n${importWords.moreTotals(more)}` : table
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
