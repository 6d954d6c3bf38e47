import { isPersonalHeading, personalColumns } from '@core/privacy/personal-columns'
import type { Mapping } from '../mapping'
import type { SurveyQuestion, SurveyTool } from './plan'

/**
 * What a column of a survey's export is for. `answered-at`: when the person answered. `service`: the tool's own, of no use here.
 * `personal`: says who somebody is.
 */
export type SurveyColumn = 'question' | 'answered-at' | 'service' | 'personal'

/** The first heading of a Google Forms export, in the languages its users write most. */
const googleTimestamp =
  /^(timestamp|zeitstempel|horodateur|marca temporal|informazioni cronologiche|carimbo de data\/hora|tijdstempel|sygnatura czasowa|stempel amser)$/i

const hasQuestionMark = (heading: string): boolean => /[?¿？؟]/.test(heading)
const isGridItem = (heading: string): boolean => heading.endsWith(']') && heading.slice(0, -2).includes('[')

/** True for a heading that asks something, as the headings of figures do not. */
const asks = (heading: string): boolean =>
  hasQuestionMark(heading) || isGridItem(heading) || heading.trim().split(/\s+/).length >= 4

type Rows = readonly (readonly string[])[]

/** The filled cells of a column, as far as they are looked at. */
const filledCells = (rows: Rows, place: number): string[] =>
  rows
    .slice(0, 200)
    .map(row => (row[place] ?? '').trim())
    .filter(cell => cell !== '')

/** Beyond that a heading is a text, whose slashes tell nothing. */
const longestHeading = 1000

/** A day with a time of day, however it is written. */
const isMoment = (cell: string): boolean => /\d{1,2}[:.hH]\d{2}/.test(cell) && (cell.match(/\d+/g) ?? []).length >= 5
const isDate = /^\d{4}-\d{2}-\d{2}/
const areMoments = (cells: readonly string[]): boolean => cells.length > 0 && cells.every(isMoment)

/** Microsoft writes its own five columns first, in the language of who made the form: a number, two times, an address, a name. */
function hasMicrosoftShape(headings: readonly string[], rows: Rows): boolean {
  const [ids, begun, done, addresses] = [0, 1, 2, 3].map(place => filledCells(rows, place))
  if (headings.length < 6 || !ids || !begun || !done || !addresses) return false
  const isCounted = ids.length > 0 && ids.every((id, row) => /^\d+$/.test(id) && Number(id) > Number(ids[row - 1] ?? 0))
  const isAddress = addresses.every(cell => cell.includes('@')) || new Set(addresses).size <= 1
  const areDays = (cells: readonly string[]) =>
    cells.length > 0 && cells.every(cell => isMoment(cell) || isDate.test(cell))
  return isCounted && areDays(begun) && areDays(done) && isAddress && !headings.slice(0, 5).some(hasQuestionMark)
}

/** Google writes one time first, and then what was asked. */
const hasGoogleShape = (headings: readonly string[], rows: Rows): boolean =>
  areMoments(filledCells(rows, 0)) && headings.slice(1).some(heading => hasQuestionMark(heading) || isGridItem(heading))

/** Codes that are different in every row, and are called so. */
function areIdsOfRows(heading: string, cells: readonly string[]): boolean {
  const isCalledSo = /^#$|\b(id|respondent|response|participant|submission)\b/i.test(heading.trim())
  return isCalledSo && new Set(cells).size === cells.length && !cells.some(cell => /\s/.test(cell))
}

/** A time, a number of its own for each row, and a question: one row a person, whatever tool wrote it. */
const hasSurveyShape = (headings: readonly string[], rows: Rows): boolean =>
  rows.length > 1 &&
  headings.some((_, place) => areMoments(filledCells(rows, place))) &&
  headings.some((heading, place) => areIdsOfRows(heading, filledCells(rows, place))) &&
  headings.some(hasQuestionMark)

/**
 * Which survey tool wrote a table: by its headings, or in other languages by the shape of its first columns. Null: none that is known. A
 * column of times alone is no survey: a list of temperatures has one too.
 */
export function surveyTool(headings: readonly string[], rows: Rows): SurveyTool | null {
  const plain = headings.map(heading => heading.trim().toLowerCase())
  const has = (name: string): boolean => plain.includes(name)
  if (has('_uuid') && (has('_id') || has('_submission_time'))) return 'kobo'
  if (plain[0] === 'id' && has('start time') && has('completion time')) return 'microsoft-forms'
  if (hasMicrosoftShape(headings, rows)) return 'microsoft-forms'
  if (googleTimestamp.test(plain[0] ?? '') && headings.slice(1).some(asks)) return 'google-forms'
  const close = new Set(headings.map(withoutSpaces))
  if (close.has('responseid') && close.has('recordeddate') && close.has('finished')) return 'qualtrics'
  if (close.has('respondentid') && close.has('collectorid')) return 'surveymonkey'
  if (hasGoogleShape(headings, rows)) return 'google-forms'
  return hasSurveyShape(headings, rows) ? 'other' : null
}

const microsoftService =
  /^(id|start time|last modified time|language|total points|quiz feedback|grade posted time|(points|feedback|score) - .*)$/i
const googleService = /^(score|total score|.* \[(score|feedback)\])$/i
const koboService =
  /^(start|end|today|username|simserial|subscriberid|deviceid|phonenumber|audit|__version__|_version_|formhub\/uuid|meta\/.*|_(id|uuid|validation_status|notes|status|submitted_by|tags|index|parent_table_name|parent_index|xform_id_string|bamboo_dataset_id|attachments))$/i

/** Without spaces: Qualtrics' and SurveyMonkey's own columns, and which of them say who somebody is. */
const panelService =
  /^((start|end|recorded)date|date(created|modified)|status|response(type|id)|progress|duration(\(inseconds\))?|finished|(respondent|collector)id|external(data)?reference|distributionchannel|userlanguage|.*-(firstclick|lastclick|pagesubmit|clickcount))$/
const panelPersonal = /^(ipaddress|recipient((first|last)name|email)|location(latitude|longitude)|customdata\d*)$/
const withoutSpaces = (heading: string): string => heading.toLowerCase().replace(/[\s_]+/g, '')

const koboPersonal = [
  /^(username|phonenumber|deviceid|_submitted_by)$/i,
  /^_gps|\bgps\b/i,
  /_(latitude|longitude|altitude|precision)$/i,
]

/** What each column is for: by its heading, by the place it has in a Microsoft or Google export, and by what its cells hold. */
export function surveyColumns(headings: readonly string[], rows: Rows, tool: SurveyTool): SurveyColumn[] {
  const personal = personalColumns(headings, rows)
  const hasShape = tool === 'microsoft-forms' && hasMicrosoftShape(headings, rows)
  const kinds = headings.map((heading, place): SurveyColumn => {
    if (hasShape && place < microsoftColumns.length) return microsoftColumns[place] ?? 'service'
    if (hasShape && place === 5 && !asks(heading)) {
      const cells = filledCells(rows, place)
      if (cells.length === 0 || areMoments(cells)) return 'service'
    }
    if (tool === 'google-forms' && place === 0) return 'answered-at'
    const kind = surveyColumn(heading, tool, headings)
    if (tool === 'other' && kind === 'question') {
      const cells = filledCells(rows, place)
      if (areMoments(cells) || areIdsOfRows(heading, cells)) return 'service'
    }
    return kind === 'question' && personal.has(place) ? 'personal' : kind
  })
  // Another of the tool's own times, where the usual one was taken out of the file.
  const time = kinds.findIndex((kind, place) => kind === 'service' && areMoments(filledCells(rows, place)))
  if (!kinds.includes('answered-at') && time !== -1) kinds[time] = 'answered-at'
  return kinds
}

const microsoftColumns: readonly SurveyColumn[] = ['service', 'service', 'answered-at', 'personal', 'personal']

function surveyColumn(heading: string, tool: SurveyTool, headings: readonly string[]): SurveyColumn {
  const plain = heading.trim()
  if (tool === 'kobo') {
    if (/^_submission_time$/i.test(plain)) return 'answered-at'
    if (koboPersonal.some(pattern => pattern.test(plain))) return 'personal'
    if (koboService.test(plain)) return 'service'
    return isPersonalHeading(questionTitle(plain, tool, headings)) ? 'personal' : 'question'
  }
  if (tool === 'microsoft-forms') {
    if (/^completion time$/i.test(plain)) return 'answered-at'
    if (/^(e-?mail|name)$/i.test(plain)) return 'personal'
    if (microsoftService.test(plain)) return 'service'
  }
  if (tool === 'google-forms' && googleService.test(plain)) return 'service'
  if (tool === 'qualtrics' || tool === 'surveymonkey') {
    const close = withoutSpaces(plain)
    if (close === (tool === 'qualtrics' ? 'recordeddate' : 'enddate')) return 'answered-at'
    if (panelPersonal.test(close)) return 'personal'
    if (panelService.test(close)) return 'service'
  }
  return isPersonalHeading(plain) ? 'personal' : 'question'
}

/**
 * The question's own words, without the number some tools put before it. Of Kobo's `group/question` the last part, where the columns
 * agree that it is one: other questions are of the same group, or it is written as names in a form are. A slash in a question stays.
 */
export function questionTitle(heading: string, tool: SurveyTool, headings: readonly string[] = []): string {
  const plain = plainText(heading)
  const last = tool === 'kobo' ? plain.slice(groupOf(plain, headings).length) : plain
  return answerTitle(last) || plain
}

const plainText = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The longest beginning that ends in a slash and names a group; empty: there is none. */
function groupOf(plain: string, headings: readonly string[]): string {
  if (plain.length > longestHeading) return ''
  if (!/\s/.test(plain)) return plain.slice(0, plain.lastIndexOf('/') + 1)
  const all = headings.map(plainText)
  let group = ''
  for (let at = plain.indexOf('/'); at !== -1; at = plain.indexOf('/', at + 1)) {
    const beginning = plain.slice(0, at + 1)
    const others = all.filter(other => other.startsWith(beginning) && !other.startsWith(`${plain}/`) && other !== plain)
    // A question whose answers have columns of their own is no group.
    if (others.length > 0 && !all.includes(plain.slice(0, at)) && !/\s\/|\/\s/.test(plain.slice(at - 1, at + 2)))
      group = beginning
  }
  return group
}

/** Several columns that hold one answer each, as Kobo writes them: `question/answer`, 0 or 1. */
export type SplitColumns = {
  readonly prefix: string
  readonly base: number | null
  readonly answers: ReadonlyMap<number, string>
}

/**
 * `isChoice`: whether a column holds nothing but 0 and 1 (or TRUE and FALSE). Where the question ends and the answer begins the columns say
 * together: at a column of the question's own beside them, otherwise where most of them share their beginning. Both may hold slashes.
 */
export function splitColumns(headings: readonly string[], isChoice: (place: number) => boolean): SplitColumns[] {
  const choices = headings.flatMap((heading, place) =>
    heading.length <= longestHeading && heading.includes('/') && isChoice(place) ? [{ heading, place }] : [],
  )
  const questions = new Set(
    headings.filter((heading, place) => heading !== '' && !(heading.includes('/') && isChoice(place))),
  )
  const byLast = new Map<string, number>()
  for (const { heading } of choices) {
    const prefix = heading.slice(0, heading.lastIndexOf('/'))
    byLast.set(prefix, (byLast.get(prefix) ?? 0) + 1)
  }
  const prefixOf = (heading: string): string | undefined => {
    const beginnings = beginningsOf(heading)
    const asked = beginnings.findLast(prefix => questions.has(prefix))
    if (asked !== undefined) return asked
    // The longest beginning that others share; where that is one other group's, the answers of one question hold slashes.
    return (
      beginnings.findLast(prefix => (byLast.get(prefix) ?? 0) > 1) ??
      beginnings.findLast(prefix => choices.filter(other => other.heading.startsWith(`${prefix}/`)).length > 1) ??
      beginnings.at(-1)
    )
  }
  const byPrefix = new Map<string, Map<number, string>>()
  for (const { heading, place } of choices) {
    const prefix = prefixOf(heading)
    const answer = prefix === undefined ? '' : heading.slice(prefix.length + 1).trim()
    if (!prefix || answer === '') continue
    byPrefix.set(prefix, (byPrefix.get(prefix) ?? new Map<number, string>()).set(place, answer))
  }
  return [...byPrefix].flatMap(([prefix, answers]) => {
    const base = headings.indexOf(prefix)
    // One column of 0 and 1 in a group is a question of its own; with its joined column beside it, it is an answer.
    return answers.size < 2 && base === -1 ? [] : [{ prefix, base: base === -1 ? null : base, answers }]
  })
}

const beginningsOf = (heading: string): string[] =>
  [...heading.matchAll(/\//g)].flatMap(({ index }) => (index > 0 ? [heading.slice(0, index)] : []))

/** The heading of a question whose answers have columns of their own, from one of these columns and the answer in it. */
const headingOfSplit = (heading: string, answer: string): string =>
  beginningsOf(heading).find(prefix => answerTitle(heading.slice(prefix.length + 1)) === answer) ?? heading

/** An answer's own words, where a column is named after it. */
export const answerTitle = (answer: string): string => {
  const plain = plainText(answer)
  return /^[a-z0-9]+(_[a-z0-9]+)+$/i.test(plain) ? plain.replace(/_/g, ' ') : plain
}

/** What the columns of a question are headed, without an answer or a group; their headings where two questions would have one title. */
export function titleOfQuestion(
  { key, split }: Pick<SurveyQuestion, 'key' | 'split'>,
  columns: Mapping['columns'],
  tool: SurveyTool,
): string {
  const headings = columns.map(({ name }) => name)
  const place = columns.findIndex(({ role }) => role.as === 'answer' && role.question === key)
  const answer = split[String(place)]
  const heading = answer === undefined ? (headings[place] ?? '') : headingOfSplit(headings[place] ?? '', answer)
  const title = questionTitle(heading, tool, headings)
  const isTwice =
    answer === undefined && headings.filter(other => questionTitle(other, tool, headings) === title).length > 1
  return (isTwice ? plainText(heading) : title) || `Question ${place + 1}`
}
