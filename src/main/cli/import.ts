import { basename, extname } from 'node:path'
import { contentsWithCommit } from '@core/change/apply'
import { added } from '@core/change/change'
import { assumable, withAssumedAnswers } from '@core/import/assumed-answers'
import type { CellCorrection } from '@core/import/corrections'
import type { DuplicateIndex } from '@core/import/duplicate-index'
import { type DuplicateChoice, type DuplicateDecision, duplicateChoices, forAll } from '@core/import/duplicates'
import { type TableInFile, tableInFile } from '@core/import/file'
import { dateOrders } from '@core/import/full-date'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { duplicateIndexOf, importInMemory } from '@core/import/in-memory'
import type { Mapping } from '@core/import/mapping'
import { decimalMarks } from '@core/import/number-cell'
import { type Preview, previewImport } from '@core/import/preview'
import { isAlreadyIn } from '@core/import/run'
import { type ProjectContents, projectOf } from '@core/project/contents'
import { acrosses } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type Encoding, encodings } from '@core/table/encodings'
import { rowsInFile, sheetsInFile } from '@core/table/file'
import { likeliestSheet, type SheetInWorkbook } from '@core/table/workbook/workbook'
import { InvalidArgumentError, Option } from 'commander'
import { collected } from './arguments'
import type { AddCommand } from './command'
import { type CommandResult, type CommandSetting, type Said, stampOf } from './command'
import { bytesOfFile } from './files'
import {
  type CorrectionOptions,
  correctionsFromOptions,
  type MappingOptions,
  mappingFromOptions,
  mappingInFile,
  readAs,
  signArgument,
  waysOverTime,
} from './import-arguments'
import { importJson } from './import-json'
import { importText } from './import-report'
import { type OpenedProject, openProject, saveProject } from './project-on-disk'
import { type CliProblem, cliSentence, t } from './words'

type ImportOptions = MappingOptions &
  CorrectionOptions & {
    map?: string
    encoding?: Encoding
    headerLine?: number | 'none'
    sheet?: string
    hidden?: (typeof hiddenChoices)[number]
    duplicates?: DuplicateChoice
    source?: string
    dryRun?: boolean
  }

/** What becomes of hidden and filtered rows and columns of a sheet. */
const hiddenChoices = ['skip', 'keep'] as const

export const addImportCommand: AddCommand = (program, setting, done) =>
  program
    .command('import')
    .summary(t('cli:import.summary'))
    .description(t('cli:import.does'))
    .argument('<project>', t('cli:arguments.project'))
    .argument('<data>', t('cli:arguments.data'))
    .option('--measure <measure>', t('cli:import.measure'), collected)
    .option('--date <date>', t('cli:import.date'))
    .addOption(new Option('--date-order <order>', t('cli:import.dateOrder')).choices(dateOrders))
    .addOption(new Option('--decimal <mark>', t('cli:import.decimal')).choices(decimalMarks))
    .option('--level <level>', t('cli:import.level'))
    .addOption(new Option('--across <way>', t('cli:import.across')).choices(acrosses))
    .addOption(new Option('--over-time <way>', t('cli:import.overTime')).choices(waysOverTime))
    .addOption(new Option('--encoding <encoding>', t('cli:import.encoding')).choices(encodings))
    .option('--header-line <line>', t('cli:import.headerLine'), lineArgument)
    .addOption(
      new Option('--periods <length>', t('cli:import.periods')).choices(['month', 'quarter', 'half-year', 'year']),
    )
    .addOption(new Option('--answer-codes <kind>', t('cli:import.answerCodes')).choices(['missing', 'numbers']))
    .option('--sign <meaning>', t('cli:import.sign'), signArgument)
    .option('--sheet <name>', t('cli:import.sheet'))
    .addOption(new Option('--hidden <choice>', t('cli:import.hidden')).choices(hiddenChoices))
    .addOption(
      new Option('--map <file>', t('cli:import.map')).conflicts([
        'measure',
        'date',
        'dateOrder',
        'decimal',
        'level',
        'across',
        'overTime',
        'periods',
        'answerCodes',
        'sign',
        'encoding',
        'headerLine',
        'sheet',
        'hidden',
        'like',
        'as',
      ]),
    )
    .option('--like [file]', t('cli:import.like'))
    .addOption(new Option('--as <kind>', t('cli:import.as')).choices(readAs))
    .option('--correct <correction>', t('cli:import.correct'), collected)
    .option('--corrections <file>', t('cli:import.corrections'))
    .addOption(new Option('--duplicates <choice>', t('cli:import.duplicates')).choices(duplicateChoices))
    .option('--source <credit>', t('cli:import.source'))
    .option('--dry-run', t('cli:import.dryRun'))
    .action(async (project: string, data: string, options: ImportOptions) =>
      done(await importData(project, data, options, setting)),
    )

/** A line, from 1, or `none` where no line names the columns. */
function lineArgument(text: string): number | 'none' {
  if (text === 'none') return text
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError(t('cli:import.notALine'))
  return Number(text)
}

async function importData(
  project: string,
  data: string,
  options: ImportOptions,
  setting: CommandSetting,
): Promise<CommandResult> {
  const opened = await openProject(project, setting.cwd)
  if (!opened.ok) return opened
  const bytes = await bytesOfFile(data, setting.cwd)
  if (!bytes.ok) return bytes
  const file = { name: basename(data), bytes: bytes.value }
  const read = await readFile(file, opened.value.contents, options, setting)
  if (!read.ok) return read
  const { found, mapping } = read.value
  const typed = await correctionsFromOptions(options, mapping, setting.cwd)
  if (!typed.ok) return typed
  const corrections = typed.value
  const duplicateIndex = duplicateIndexOf(opened.value.contents, mapping)
  const duplicates = forAll(options.duplicates ?? null)
  const previewed = (as: Mapping) =>
    previewImport({
      rows: rowsInFile(file.bytes, as),
      table: found.table,
      mapping: as,
      duplicateIndex,
      duplicates,
      corrections,
      yearStart: projectOf(opened.value.contents).yearStart,
      measures: opened.value.contents.rows.measure,
    })
  const preview = await previewed(mapping)
  if (!preview.ok) return problem(preview.problem === 'cancelled' ? 'no-observations' : preview.problem, preview.detail)
  const said = saidOf(read.value, preview.value, opened.value, file.name)

  const question = preview.value.questions[0]
  if (question && options.dryRun) {
    // Trying shows what is open, and what it would come to; nothing is written either way.
    const { questions } = preview.value
    const meant = withAssumedAnswers(mapping)
    const assumed = await previewed(meant)
    const open = questionsText(preview.value, mapping)
    if (!assumed.ok || assumed.value.reading === null) return ok({ ...said, text: `${said.text}\n\n${open}` })
    const shown = saidOf({ ...read.value, mapping: meant }, assumed.value, opened.value, file.name)
    const codes = [...new Set(questions.map(({ code }) => code))]
    const meaning = codes.flatMap(code =>
      assumable.filter(each => each === code).map(each => t(`cli:import.assumed.${each}`)),
    )
    return ok({
      text: [shown.text, t('cli:import.assumes', { list: meaning.join('; ') }), open].join('\n\n'),
      json: { ...shown.json, questions, mapping, assumed: meant },
    })
  }
  if (question) {
    const column = question.column === null ? '' : (mapping.columns[question.column]?.name ?? '')
    return { ...problem(question.code, column), said }
  }
  const reading = preview.value.reading
  const laidOver = new Set(reading?.corrected.map(({ line }) => line))
  const nowhere = corrections.find(({ line }) => !laidOver.has(line))
  if (nowhere) return { ...problem('no-such-line', String(nowhere.line)), said }
  if (reading?.duplicates.hasToChoose)
    return { ...problem('ask-duplicates', String(reading.duplicates.different)), said }
  if (reading?.counts.observations === 0) {
    return { ...problem(isAlreadyIn(reading.counts) ? 'nothing-new' : 'no-observations', file.name), said }
  }
  if (options.dryRun) return ok(said)
  const wanted = { file, mapping, duplicateIndex, duplicates, corrections, source: options.source ?? '' }
  const written = await writeImport(opened.value, wanted, setting)
  if (!written.ok) return written
  return ok({
    text: `${said.text}\n\n${t('cli:import.written', { data: file.name, file: project })}`,
    json: { ...said.json, ...written.value },
  })
}

type DataFile = { readonly name: string; readonly bytes: Uint8Array }
type ReadFile = {
  readonly found: TableInFile
  readonly mapping: Mapping
  /** Of a workbook. */
  readonly sheets: readonly SheetInWorkbook[]
}

/** The file as a table, and what its columns become. */
async function readFile(
  { name, bytes }: DataFile,
  contents: ProjectContents,
  options: ImportOptions,
  { cwd }: CommandSetting,
): Promise<Result<ReadFile, CliProblem>> {
  const { rows } = contents
  const sheets = sheetsInFile(bytes)
  if (!sheets.ok) return problem(sheets.problem, sheets.detail ?? name)
  if (options.map === undefined) {
    const headerLine = options.headerLine === 'none' ? null : options.headerLine
    const sheet = options.sheet ?? likeliestSheet(sheets.value)?.name
    const hidden = options.hidden === undefined ? {} : { skipHidden: options.hidden === 'skip' }
    const found = tableInFile(bytes, { encoding: options.encoding, headerLine, sheet, rows: hidden })
    if (!found.ok) return problem(found.problem, found.detail ?? name)
    const title = basename(name, extname(name)) || name
    const { smallestGroup, yearStart } = projectOf(contents)
    const about = { title, measures: rows.measure, imports: rows.import, smallestGroup, yearStart }
    const mapping = mappingFromOptions(found.value, about, options)
    return mapping.ok ? ok({ found: found.value, mapping: mapping.value, sheets: sheets.value }) : mapping
  }
  const mapBytes = await bytesOfFile(options.map, cwd)
  if (!mapBytes.ok) return mapBytes
  const mapping = mappingInFile(mapBytes.value, rows.measure)
  if (!mapping.ok) return problem(mapping.problem, mapping.detail ?? options.map)
  const found = tableInFile(bytes, mapping.value)
  if (!found.ok) return problem(found.problem, found.detail ?? name)
  return ok({ found: found.value, mapping: mapping.value, sheets: sheets.value })
}

/** Every question that is still open, in the words that ask it. */
const questionsText = ({ questions }: Preview, mapping: Mapping): string =>
  [
    t('cli:import.open', { count: questions.length }),
    ...questions.map(({ code, column }) => {
      const detail = column === null ? '' : (mapping.columns[column]?.name ?? '')
      return `  ${cliSentence({ ok: false, problem: code, detail })}`
    }),
  ].join('\n')

function saidOf(
  { found, mapping, sheets }: ReadFile,
  preview: Preview,
  { contents }: OpenedProject,
  fileName: string,
): Said {
  const titles = new Map(contents.rows.measure.map(({ id, title }) => [id, title]))
  const importedBefore = contents.rows.import.some(each => each.fileName === fileName)
  const measures = contents.rows.measure
  const account = { found, mapping, sheets, preview, titles, measures, fileName, importedBefore }
  return { text: importText(account), json: importJson(account) }
}

type WantedImport = {
  readonly file: DataFile
  readonly mapping: Mapping
  readonly duplicateIndex: DuplicateIndex | null
  readonly duplicates: DuplicateDecision
  readonly corrections: readonly CellCorrection[]
  readonly source: string
}

async function writeImport(
  opened: OpenedProject,
  { file, mapping, ...laid }: WantedImport,
  setting: CommandSetting,
): Promise<Result<Record<string, unknown>, CliProblem>> {
  const { rows } = opened.contents
  const firstOrder = Math.max(-1, ...rows.measure.map(({ order }) => order)) + 1
  const newMeasures = measuresToAdd(mapping, { id: setting.newId, firstOrder })
  const made = await importInMemory({
    bytes: file.bytes,
    fileName: file.name,
    mapping,
    ...laid,
    measureIds: measureIdsOf(mapping, newMeasures),
    importId: setting.newId(),
    now: setting.now(),
  })
  if (!made.ok) throw new Error(`the preview went well and the import did not: ${made.problem} ${made.detail ?? ''}`)
  const { record, imported } = made.value
  const brought = newMeasures.filter(({ measure }) => record.measureIds.includes(measure.id))
  const changes = [...brought.map(({ measure }) => added('measure', measure)), added('import', record)]
  const step = { action: 'import.add', changes, imported: [imported] }
  const contents = contentsWithCommit(opened.contents, step, stampOf(setting))
  if (!contents.ok) return contents
  const saved = await saveProject(opened, contents.value, setting.now())
  if (!saved.ok) return saved
  return ok({ project: projectOf(contents.value).id, importId: record.id, measureIds: record.measureIds })
}
