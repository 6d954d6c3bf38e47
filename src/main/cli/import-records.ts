import { contentsWithCommit } from '@core/change/apply'
import { kindInWords } from '@core/people/field-words'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { Field, RecordKind, RecordRow } from '@core/record/record-kind'
import { columnsOf, type RecordImport, recordsFromTable } from '@core/record/record-table'
import { rowNames } from '@core/record/row-names'
import { ok, type Problem, problem } from '@core/result'
import { sameText } from '@core/same-text'
import type { ListedTableProblem } from '@core/table/listed-table'
import { type AddCommand, type CommandResult, type CommandSetting, stampOf } from './command'
import { bytesOfFile } from './files'
import { openProject, saveProject } from './project-on-disk'
import { onOneLine, textTable } from './table'
import { type CliProblem, t } from './words'

type ImportRecordsOptions = { readonly list: string; readonly sheet?: string; readonly dryRun?: boolean }

export const addImportRecordsCommand: AddCommand = (program, setting, done) =>
  program
    .command('import-records')
    .summary(t('cli:importRecords.summary'))
    .description(t('cli:importRecords.does', { lists: importable.map(kind => `  ${kindInWords(kind)}`).join('\n') }))
    .argument('<project>', t('cli:arguments.project'))
    .argument('<table>', t('cli:importRecords.table'))
    .requiredOption('--list <list>', t('cli:importRecords.list'))
    .option('--sheet <name>', t('cli:importRecords.sheet'))
    .option('--dry-run', t('cli:importRecords.dryRun'))
    .action(async (file: string, table: string, options: ImportRecordsOptions) =>
      done(await importRecords({ file, table, ...options }, setting)),
    )

/** Names and contacts are kept apart from every table; what belongs to reports has no tags, and is no list that people keep. */
const importable = (Object.keys(recordKinds) as KindOfRecord[]).filter(kind => {
  const { keptApart = false, fields } = described(kind)
  return !keptApart && fields.some(({ type }) => type === 'tags')
})

function described(kind: KindOfRecord): RecordKind {
  return recordKinds[kind] as unknown as RecordKind
}

/** Which fields and choices a kind has is data: a test holds that each has words. */
const say = (key: string): string => t(`kinds:${key}` as 'kinds:person.many')

async function importRecords(
  {
    file,
    table,
    list,
    sheet,
    dryRun = false,
  }: ImportRecordsOptions & { readonly file: string; readonly table: string },
  setting: CommandSetting,
): Promise<CommandResult> {
  const kind = importable.find(each => sameText(kindInWords(each), list) || each === list)
  if (kind === undefined) return problem('no-such-list', list)
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const bytes = await bytesOfFile(table, setting.cwd)
  if (!bytes.ok) return bytes
  const { rows } = opened.value.contents
  const read = recordsFromTable(bytes.value, described(kind), {
    rows: rows[kind] as unknown as readonly RecordRow[],
    namesOf: rowNames(rows),
    newId: setting.newId,
    labelOf: name => say(`${kind}.fields.${name}`),
    choicesOf: field => choicesOf(kind, field),
    sheet,
  })
  if (!read.ok) return fileProblem(read, table)
  const { changes, counts, leftOut, from } = read.value
  if (!dryRun && changes.length > 0) {
    const step = { action: 'record.import', changes: [...changes] }
    const contents = contentsWithCommit(opened.value.contents, step, stampOf(setting))
    if (!contents.ok) return contents
    const saved = await saveProject(opened.value, contents.value, setting.now())
    if (!saved.ok) return saved
  }
  return ok({
    text: said(kind, read.value, { table, file, dryRun }),
    json: {
      file: opened.value.path,
      kind,
      written: !dryRun && changes.length > 0,
      ...counts,
      ...from,
      skipped: leftOut,
    },
  })
}

const choicesOf = (kind: KindOfRecord, field: Field) =>
  field.type === 'choice' || field.type === 'choices'
    ? field.choices.map(value => ({ value, label: say(`${kind}.choices.${field.name}.${value}`) }))
    : []

function said(
  kind: KindOfRecord,
  { counts, leftOut, unknownHeadings, daysFirst, changes, from }: RecordImport,
  { table, file, dryRun }: { table: string; file: string; dryRun: boolean },
): string {
  const labelOf = (column: string) =>
    columnsOf(described(kind)).some(({ name }) => name === column) ? say(`${kind}.fields.${column}`) : column
  const skipped = leftOut.map(({ line, reason, column, text }) => [
    String(line),
    t(`cli:importRecords.reason.${reason}`, { column: labelOf(column) }),
    onOneLine(text),
  ])
  const columns = [
    { label: t('cli:importRecords.line'), align: 'end' },
    { label: t('cli:importRecords.why'), align: 'start', widest: 40 },
    { label: t('cli:importRecords.says'), align: 'start', widest: 48 },
  ] as const
  const lines = [
    t('cli:importRecords.counts', { ...counts, table, list: kindInWords(kind) }),
    from.sheet === null ? '' : t('cli:importRecords.ofSheet', { sheet: onOneLine(from.sheet) }),
    from.hiddenRows > 0 ? t('cli:importRecords.hiddenRows', { count: from.hiddenRows }) : '',
    daysFirst ? t('cli:importRecords.daysFirst') : '',
    unknownHeadings.length > 0
      ? t('cli:importRecords.unknown', { headings: unknownHeadings.map(onOneLine).join(', ') })
      : '',
    skipped.length > 0
      ? `${t('cli:importRecords.skipped', { count: skipped.length })}\n${textTable(columns, skipped)}`
      : '',
    changes.length === 0 || dryRun ? t('cli:importRecords.nothingWritten') : t('cli:importRecords.written', { file }),
  ]
  return lines.filter(line => line !== '').join('\n')
}

function fileProblem(read: Problem<ListedTableProblem>, table: string): Problem<CliProblem> {
  switch (read.problem) {
    case 'no-headings':
      return problem('records-no-headings', read.detail ?? '')
    case 'too-many-rows':
      return problem('records-too-many', read.detail ?? '')
    case 'nothing-in-it':
      return problem('no-rows')
    case 'not-that-encoding':
      return problem('votes-not-that-encoding')
    case 'no-such-sheet':
    case 'empty-sheet':
    case 'unclosed-quote':
    case 'row-too-long':
      return problem(read.problem, read.detail ?? '')
    default:
      return problem(read.problem, table)
  }
}
