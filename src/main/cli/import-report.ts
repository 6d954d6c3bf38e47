import { notAddedOverTime, notAddedUp } from '@core/import/figures-to-come'
import type { TableInFile } from '@core/import/file'
import { type Mapping, type Role, unusedFigures } from '@core/import/mapping'
import { breakdownsLeftOut } from '@core/import/nested-rows'
import type { Duplicates, PreviewObservation } from '@core/import/preview'
import type { PreviewColumn } from '@core/import/preview-columns'
import type { HiddenPart } from '@core/import/table'
import { numberInWords } from '@core/measure/figure-words'
import { isoFromDay } from '@core/observation/day'
import { isPersonalHeading } from '@core/privacy/personal-columns'
import { flagNames } from '@core/project/entities'
import { type ImportAccount, readingText } from './import-reading'
import { onOneLine, textTable } from './table'
import { t } from './words'

const quoted = (titles: readonly string[]): string => titles.map(title => `“${onOneLine(title)}”`).join(', ')

const longestSample = 100

export function importText(account: ImportAccount): string {
  const { found, mapping, preview, fileName, importedBefore } = account
  const warnings = [
    ...encodingWarnings(found),
    ...sheetWarnings(found, mapping),
    ...(importedBefore ? [t('cli:importReport.importedBefore', { file: onOneLine(fileName) })] : []),
    ...preview.warnings.map(warning =>
      t(`cli:importReport.warning.${warning}`, {
        ...unusedFigures(mapping),
        breakdowns: quoted(breakdownsLeftOut(mapping)),
        ...mapping.nextTable,
        timeless: quoted(notAddedOverTime(mapping)),
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
  sample.map(cells => onOneLine(cells.filter(cell => cell !== '').join(', ')).slice(0, longestSample)).join('; ')

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
