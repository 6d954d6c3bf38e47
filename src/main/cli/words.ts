import type { FileProblem } from '@core/import/file'
import type { MappingProblem } from '@core/import/mapping'
import type { PreviewProblem } from '@core/import/preview'
import type { StandingCode } from '@core/measure/standing'
import type { ProjectFileProblem } from '@core/project/file/read-project-file'
import type { IntegrityCode } from '@core/project/integrity-finding'
import type { Problem } from '@core/result'
import type { PlainVotesProblem } from '@core/workshop/plain-votes'
import type { PolisProblem } from '@core/workshop/polis-votes'
import type { VotesTableProblem } from '@core/workshop/votes-table'
import { onOneLine } from './table'

type Sentence = (detail: string) => string

/** It was asked in a way that cannot be understood: exit 2. */
const usageSentences = {
  'out-ending': ending => `The name of the file to write has to end in ${ending}. Nothing was written.`,
  'no-such-period': text =>
    `“${text}” is neither a reporting year nor a named period of this project: write a year like 2016 or 2016-17, or the period’s title.`,
  'period-of-several': text => `Several periods are called “${text}”: name the one you mean by its id.`,
  'no-such-day': text => `“${text}” is not a date: write it like 2016-03-31.`,
  'not-a-baseline': text => `“${text}” is not a baseline: write a value, @ and its date, like 1768@2010-11-30.`,
  'not-a-target': text => `“${text}” is not a target: write a reporting year, = and a value, like 2016=900.`,
  'target-twice': period => `There are two targets for ${period}: a period has one at the most.`,
  'not-a-number': text => `“${text}” is not a number.`,
  'not-a-share': text => `“${text}” is not a share: write it from 0 to 1, or with a per cent sign up to 100%.`,
  'not-a-level': text => `“${text}” is not a level of this measure: write a level’s name or its place, from 1.`,
  'rubric-without-levels': () =>
    'A rubric or a scale needs two levels or more: give --level “NAME: WORDS” for each, lowest first.',
  'levels-without-rubric': () =>
    'Levels belong to a rubric or a scale: add --kind rubric or --kind scale, or leave --level out.',
  'items-without-scale': () => 'Items belong to a scale: add --kind scale, or leave --item out.',
  'not-a-milestone-value': text => `“${text}” does not say whether a milestone is reached: write yes or no.`,
  'no-value-in-words': () => 'A story is a narrative: it has no baseline and no targets.',
  'cumulative-not-a-number': () => 'Running totals are numbers: leave --cumulative out, or use --kind number.',
  'not-a-correction': text =>
    `“${text}” is not a correction: write the line, a colon, the column, = and what it should say, like 12:People=7.`,
  'date-not-needed': () => 'The columns already say the date, so --date has nothing to do. Do not use it.',
  'measure-for-which-column': count =>
    `There are figures of ${count} measures: say --measure “COLUMN=MEASURE” for each column you want.`,
  'group-needed': columns =>
    `No column is called group or perspective: say which one names the groups with --group. The first columns are: ${columns}.`,
  'no-publisher': () => 'IATI asks who reports: say --org-name and --org-id. Nothing was written.',
  'not-an-organisation-id': text =>
    `“${text}” is not an organisation identifier: write the register’s code, a hyphen and the number, like GB-CHC-1234567. Nothing was written.`,
  'aggregation-not-for-kind': allowed => `This kind of measure can be read as: ${allowed}.`,
} as const satisfies Record<string, Sentence>

const problemSentences = {
  'no-file': name => `There is no file “${name}”. Check the name and the folder.`,
  'is-folder': name => `“${name}” is a folder, not a file.`,
  'not-allowed': name => `This account may not read or write “${name}”. Nothing was changed.`,
  'no-space': name => `The disk is full, so “${name}” was not written. What was there before is as it was.`,
  'too-large': name => `“${name}” is larger than 1 GB, which is more than can be read.`,
  'read-back-differs': name =>
    `What was written to “${name}” did not read back the same, so it was thrown away; the disk may be failing. What was there before is as it was.`,
  'file-trouble': name => `The system could not read or write ${name}. What was there before is as it was.`,
  'out-exists': name =>
    `“${name}” is already there and was left as it is. Choose another name, or add --force to replace it.`,
  'out-is-folder': name => `“${name}” is a folder, not a file. Nothing was written.`,
  'out-no-folder': name => `There is no folder “${name}” to write into. Nothing was written.`,
  'changed-meanwhile': name =>
    `“${name}” was changed by another program while this one worked. Nothing was written: run the command again.`,
  'does-not-fit-together': name => `Not everything in “${name}” fits together; what does not is listed above.`,
  'not-valid': field => `The ${field} is empty or too long, so nothing was written.`,
  'no-such-element': text => `Nothing in the theory of change is called “${text}”. Nothing was written.`,
  'element-of-several': text =>
    `Several elements are called “${text}”: name the one you mean by its id. Nothing was written.`,
  'no-such-perspective': text => `This project has no perspective called “${text}”. Nothing was written.`,
  'perspective-of-several': text =>
    `Several perspectives are called “${text}”: name the one you mean by its id. Nothing was written.`,
} as const satisfies Record<string, Sentence>

const nothingImported = 'Nothing was imported.'

/** Problems with a file of figures; questions about it that the command line has to be given an answer to. */
const importSentences = {
  empty: name => `“${name}” is empty. ${nothingImported}`,
  binary: name => `“${name}” is not a file of text. ${nothingImported}`,
  workbook: name =>
    `“${name}” is a workbook of a kind that cannot be read: save it as .xlsx and import that. ${nothingImported}`,
  'locked-workbook': name =>
    `“${name}” is locked with a password: save it without one and import that. ${nothingImported}`,
  'damaged-workbook': name =>
    `“${name}” is a damaged workbook, or was cut short on its way here: save it again and try once more. ${nothingImported}`,
  'workbook-too-large': name =>
    `“${name}” unpacks to more than can be read: save the sheet as CSV and import that. ${nothingImported}`,
  'no-sheets': name => `“${name}” has no sheet with cells. ${nothingImported}`,
  'no-such-sheet': sheet => `The workbook has no sheet called “${sheet}”. ${nothingImported}`,
  'empty-sheet': sheet => `There is nothing in the sheet “${sheet}”: say another --sheet. ${nothingImported}`,
  pdf: name => `“${name}” is a PDF, which holds no table that can be read. ${nothingImported}`,
  'not-that-encoding': encoding => `The file is not in ${encoding}: try another --encoding. ${nothingImported}`,
  'unclosed-quote': line =>
    `A quotation mark that opens on line ${line} is never closed, so the rows after it cannot be read. Correct the file and try again. ${nothingImported}`,
  'row-too-long': line => `Line ${line} is too long to be a row. ${nothingImported}`,
  'no-header': line =>
    `No line names the columns; line ${line} already holds figures. Say --header-line and its number, or --header-line none. ${nothingImported}`,
  'no-rows': () => `There are column names and no rows below them. ${nothingImported}`,
  'other-text': name =>
    `“${name}” is a web page, XML, JSON or RTF, whatever its ending says: open it in a spreadsheet program and save it as .xlsx or CSV. ${nothingImported}`,
  'too-many-columns': () => `The file has more than 20,000 columns. ${nothingImported}`,
  'no-such-line': line => `The file has no row that begins on line ${line}. ${nothingImported}`,
  'other-columns': () => `The mapping was made for a file with other columns. ${nothingImported}`,
  'nothing-new': name => `Every figure in “${name}” is in the project already. ${nothingImported}`,
  'ask-duplicates': count =>
    `Figures of the same measure, date and place are in the project already, ${count} of them with another value: say --duplicates skip to leave the new ones out, replace to use them instead of the old, or add to count both. ${nothingImported}`,
  'no-observations': name => `Not one row of “${name}” holds a figure that could be used. ${nothingImported}`,
  'map-not-valid': name =>
    `“${name}” is not a mapping: begin from what import --dry-run --json prints under “mapping”. ${nothingImported}`,
  'map-of-other-measures': key =>
    `The mapping’s “${key}” names a measure this project does not have, or has as another kind. ${nothingImported}`,
  'no-such-measure': text =>
    `This project has no measure called “${text}”: add it first with add-measure, or leave --measure out. ${nothingImported}`,
  'measure-of-several': text =>
    `Several measures are called “${text}”: name the one you mean by its id. ${nothingImported}`,
  'no-such-column': text => `The file has no column called “${text}”. ${nothingImported}`,
  'column-of-several': text =>
    `Several columns are called “${text}”: say its place, from 1, instead. ${nothingImported}`,
  'column-without-figures': text => `The column “${text}” holds no figures. ${nothingImported}`,
  'ask-day': () => `No column says which date the figures are of: say --date, like 2014-09-30. ${nothingImported}`,
  'ask-date-order': column =>
    `Dates in “${column}” can be read two ways: say --date-order day-first or month-first. ${nothingImported}`,
  'ask-number-format': column =>
    `Numbers in “${column}” can be read two ways: say --decimal point or comma. ${nothingImported}`,
  'no-value-column': () => `No column holds figures. ${nothingImported}`,
  'several-date-columns': () => `The mapping has more than one column of dates: keep one. ${nothingImported}`,
  'several-measure-name-columns': () =>
    `The mapping has more than one column that names the measure: keep one. ${nothingImported}`,
  'dimension-twice': column =>
    `The mapping breaks figures down by the same name twice, at “${column}”. ${nothingImported}`,
  'dimension-name': column =>
    `“${column}” cannot break figures down by “__proto__”: the mapping has to give it another name. ${nothingImported}`,
  'unknown-measure-key': column => `The mapping has no measure for the column “${column}”. ${nothingImported}`,
  'same-measure-twice': column =>
    `The mapping gives one measure two columns of one date, at “${column}”. ${nothingImported}`,
  'needs-measure-name-column': column =>
    `Nothing says which measure the figures in “${column}” are of. ${nothingImported}`,
  'no-named-measures': () => `A column names measures and the mapping knows none of the names. ${nothingImported}`,
  'no-answers-counted': column =>
    `The mapping makes a share of “${column}” and does not say of which answers: list them under “counted”. ${nothingImported}`,
  'no-import-like': name =>
    name === ''
      ? `No import in this project was of a file with these columns. ${nothingImported}`
      : `No import of “${name}” in this project was of a file with these columns. ${nothingImported}`,
  'corrections-not-valid': text =>
    `“${text}” is no table of corrections: it has to have the columns line, column and value. ${nothingImported}`,
  'too-many-corrections': () =>
    `More than 10,000 cells are to be corrected: correct the file itself. ${nothingImported}`,
  'day-not-needed': () => `The mapping gives one date for all, and there is a column of dates too. ${nothingImported}`,
} as const satisfies Record<FileProblem | MappingProblem | Exclude<PreviewProblem, 'cancelled'>, Sentence> &
  Record<string, Sentence>

/** A project file that cannot be read: the codes of core, with `project-` before them. */
const projectSentences = {
  'project-not-a-project-file': name => `“${name}” is not a Common Measure project file. It was left as it is.`,
  'project-newer-version': name =>
    `“${name}” was saved by a newer version of Common Measure. It was left as it is: update this one to open it.`,
  'project-damaged': name =>
    `“${name}” is damaged or was cut short on its way here. It was left as it is: try another copy, or a snapshot.`,
  'project-too-large': name => `“${name}” unpacks to more than this program reads. It was left as it is.`,
  'project-unexpected-part': name => `“${name}” holds something no project file has, so it was not opened.`,
  'project-missing-part': name => `“${name}” is not complete. It was left as it is: try another copy, or a snapshot.`,
  'project-not-valid': name =>
    `“${name}” holds something that does not fit, so it was not opened. It was left as it is: try another copy, or a snapshot.`,
  'project-counts-differ': name =>
    `“${name}” does not hold as much as it says. It was left as it is: try another copy, or a snapshot.`,
} as const satisfies Record<`project-${ProjectFileProblem}`, Sentence>

/** Problems with a file of votes: nothing is written in any case, and the file is left as it is. */
const votesSentences = {
  'votes-empty': name => `“${name}” is empty.`,
  'votes-binary': name => `“${name}” is not a file of text.`,
  'votes-workbook': name => `“${name}” is a workbook: save its sheet as CSV and read that.`,
  'votes-pdf': name => `“${name}” is a PDF, which holds no table that can be read.`,
  'votes-not-that-encoding': () =>
    'The file says it is in an encoding that it is not in. Save it as UTF-8 and try again.',
  'votes-unclosed-quote': line =>
    `A quotation mark that opens on line ${line} is never closed, so the rows after it cannot be read. Correct the file and try again.`,
  'votes-row-too-long': line => `Line ${line} is too long to be a row.`,
  'votes-too-large': name => `“${name}” is larger than 20 MB, which is more than any vote. Is it the right file?`,
  'votes-no-votes': name => `“${name}” has no rows below its column names.`,
  'votes-no-comments': name =>
    `“${name}” has no columns comment-id and comment-body, so it holds no words of statements.`,
  'votes-no-such-column': column => `The file has no column called “${column}”.`,
  'votes-too-many-groups': column =>
    `“${column}” holds more than 50 different values, so it is not the column of groups. Name another with --group.`,
  'votes-no-column': column =>
    `No column says the ${column}: a file of votes has the columns person, perspective, item and rating.`,
  'votes-too-many-items': count => `The votes are on ${count} different proposals; more than 2,000 cannot be ranked.`,
  'votes-nothing-counted': () => 'Not one vote in the file could be counted.',
  'votes-no-group-column': () => 'The file has no such column of groups.',
  'votes-no-statements': () => 'No column is named by the number of a statement.',
  'votes-same-statement-twice': id => `Statement ${id} has two columns, so its votes cannot be told apart.`,
  'votes-no-such-vote': cell => `“${cell}” is not a vote: Polis writes 1, -1, 0 or nothing.`,
} as const satisfies Record<
  `votes-${VotesTableProblem | PolisProblem | PlainVotesProblem | 'no-comments' | 'no-such-column' | 'too-many-groups'}`,
  Sentence
>

export type UsageProblem = keyof typeof usageSentences
export type CliProblem =
  | UsageProblem
  | keyof typeof problemSentences
  | keyof typeof importSentences
  | keyof typeof projectSentences
  | keyof typeof votesSentences

export const isUsageProblem = (code: CliProblem): code is UsageProblem => Object.hasOwn(usageSentences, code)

/** What happened, that nothing was lost, what to do next: one sentence or two on one line. */
export function cliSentence({ problem, detail = '' }: Problem<CliProblem>): string {
  const sentences: Record<CliProblem, Sentence> = {
    ...usageSentences,
    ...problemSentences,
    ...importSentences,
    ...projectSentences,
    ...votesSentences,
  }
  return sentences[problem](onOneLine(detail))
}

export const bugSentence =
  'Common Measure made a mistake of its own, and your files are as they were. Please report what it says below.'

/** As on the screens. */
export const standingWords = {
  'target-met': 'Target met',
  'not-there-yet': 'Not there yet',
  towards: 'Moving the right way',
  held: 'Held steady',
  'no-change': 'No change',
  away: 'Moving the wrong way',
  'no-comparison': 'Nothing to compare with',
  'seen-differently': 'Groups see this differently',
  'in-words': 'Narrative',
  'no-figure': 'No figure',
} as const satisfies Record<StandingCode, string>

/** What does not hold together. `what` is the title of the row it is about, or its id where it has none. */
export const integrityWords = {
  'link-to-nothing': what => `The link ${what} begins or ends at an element that is not there.`,
  'link-to-itself': what => `The link ${what} leads from an element to itself.`,
  'element-in-no-theory': what => `“${what}” is part of a sub-theory whose element is not there.`,
  'frame-of-no-element': what => `The frame “${what}” is in a theory, or around an element, that is not there.`,
  'assumption-of-no-link': what => `The assumption ${what} is about a link that is not there.`,
  'evidence-of-no-link': what => `The evidence ${what} is about a link that is not there.`,
  'evidence-from-unknown-perspective': what =>
    `The strength of the evidence ${what} was assessed from a perspective that is not there.`,
  'judgement-of-nothing': what => `The result status ${what} is of an element or measure that is not there.`,
  'judgement-from-unknown-perspective': what =>
    `The result status ${what} was assessed from a perspective that is not there.`,
  'judgement-of-no-period': what => `The result status ${what} is for a reporting period that is not there.`,
  'measure-watches-nothing': what => `The measure “${what}” is for an element that is not there.`,
  'measure-from-unknown-perspective': what =>
    `The measure “${what}” was proposed from a perspective that is not there.`,
  'measure-from-unknown-workshop': what => `The measure “${what}” was agreed in a workshop that is not there.`,
  'target-of-no-period': what => `The measure “${what}” has a target for a reporting period that is not there.`,
  'period-ends-before-it-begins': what => `The reporting period “${what}” ends before it begins.`,
  'judging-of-no-measure': what => `The assessment ${what} is of a measure that is not there.`,
  'judging-from-unknown-perspective': what => `The assessment ${what} is from a perspective that is not there.`,
  'observation-of-no-measure': what => `The figure ${what}, entered by hand, is of a measure that is not there.`,
  'correction-of-no-value': what => `The correction ${what} stands in for an imported value that is not there.`,
  'corrected-twice': what => `The correction ${what} is of an imported value that was corrected before.`,
  'import-of-no-measure': what => `The import of “${what}” brought figures for a measure that is not there.`,
  'import-without-values': what => `The figures that came with the import of “${what}” are missing.`,
  'values-without-import': what => `There are figures of an import, ${what}, that is not on record.`,
  'segment-incomplete': what => `Some of the figures that came with the import of “${what}” are missing.`,
  'summary-differs': what => `The summaries of the import of “${what}” say something else than its figures.`,
  'block-not-valid': what => `Some figures of the import of “${what}” make no sense.`,
  'workshop-unknown-perspective': what => `The workshop “${what}” counts a perspective that is not there.`,
  'workshop-tally-of-no-item': what => `The workshop “${what}” counts votes on an item that was not before it.`,
  'workshop-agreed-no-measure': what => `The workshop “${what}” agreed on a measure that is not there.`,
  'narrative-of-no-element': what => `The report text ${what} is about an element that is not there.`,
  'narrative-twice': what => `The report text ${what} is there twice for one reporting year.`,
  'attachment-of-nothing': what => `“${what}” is attached to something that is not there.`,
  'attachment-without-file': what => `The attached file “${what}” is missing.`,
  'log-gap': what => `Steps are missing from the log before ${what}.`,
  'id-twice': what => `Two entries share the id ${what}.`,
} as const satisfies Record<IntegrityCode, Sentence>
