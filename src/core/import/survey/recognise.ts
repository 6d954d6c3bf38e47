import { isPersonalHeading } from '../personal-columns'
import type { SurveyTool } from './plan'

/**
 * What a column of a survey's export is for. `answered-at`: when the person answered. `service`: the tool's own, of no use here.
 * `personal`: says who somebody is.
 */
export type SurveyColumn = 'question' | 'answered-at' | 'service' | 'personal'

/** The first heading of a Google Forms export, in the languages its users write most. */
const googleTimestamp =
  /^(timestamp|zeitstempel|horodateur|marca temporal|informazioni cronologiche|carimbo de data\/hora|tijdstempel|sygnatura czasowa|stempel amser)$/i

/** True for a heading that asks something, as the headings of figures do not. */
const asks = (heading: string): boolean =>
  /[?¿？]/.test(heading) ||
  (heading.endsWith(']') && heading.slice(0, -2).includes('[')) ||
  heading.trim().split(/\s+/).length >= 4

/**
 * Which survey tool wrote a table, by its headings. Null: none that is known. A column of times alone is no survey: a list of
 * temperatures has one too.
 */
export function surveyTool(headings: readonly string[]): SurveyTool | null {
  const plain = headings.map(heading => heading.trim().toLowerCase())
  const has = (name: string): boolean => plain.includes(name)
  if (has('_uuid') && (has('_id') || has('_submission_time'))) return 'kobo'
  if (plain[0] === 'id' && has('start time') && has('completion time')) return 'microsoft-forms'
  if (googleTimestamp.test(plain[0] ?? '') && headings.slice(1).some(asks)) return 'google-forms'
  return null
}

const microsoftService =
  /^(id|start time|last modified time|language|total points|quiz feedback|grade posted time|(points|feedback|score) - .*)$/i
const googleService = /^(score|total score|.* \[(score|feedback)\])$/i
const koboService =
  /^(start|end|today|username|simserial|subscriberid|deviceid|phonenumber|audit|__version__|_version_|formhub\/uuid|meta\/.*|_(id|uuid|validation_status|notes|status|submitted_by|tags|index|parent_table_name|parent_index|xform_id_string|bamboo_dataset_id|attachments))$/i

const koboPersonal = [
  /^(username|phonenumber|deviceid|_submitted_by)$/i,
  /^_gps|\bgps\b/i,
  /_(latitude|longitude|altitude|precision)$/i,
]

export function surveyColumn(heading: string, tool: SurveyTool): SurveyColumn {
  const plain = heading.trim()
  // Of Kobo's group/question the question says what it is.
  if (tool === 'kobo') {
    if (/^_submission_time$/i.test(plain)) return 'answered-at'
    if (koboPersonal.some(pattern => pattern.test(plain))) return 'personal'
    if (koboService.test(plain)) return 'service'
    return isPersonalHeading(questionTitle(plain, tool)) ? 'personal' : 'question'
  }
  if (tool === 'microsoft-forms') {
    if (/^completion time$/i.test(plain)) return 'answered-at'
    if (/^(e-?mail|name)$/i.test(plain)) return 'personal'
    if (microsoftService.test(plain)) return 'service'
  }
  if (tool === 'google-forms') {
    if (googleTimestamp.test(plain)) return 'answered-at'
    if (googleService.test(plain)) return 'service'
  }
  return isPersonalHeading(plain) ? 'personal' : 'question'
}

/** The question's own words: of `group/question` the last part, without the number some tools put before it. */
export function questionTitle(heading: string, tool: SurveyTool): string {
  const plain = heading.replace(/\s+/g, ' ').trim()
  const last = tool === 'kobo' ? (plain.split('/').at(-1) ?? plain) : plain
  const spaced = /^[a-z0-9]+(_[a-z0-9]+)+$/i.test(last) ? last.replace(/_/g, ' ') : last
  return spaced.trim() || plain
}

/** Several columns that hold one answer each, as Kobo writes them: `question/answer`, 0 or 1. */
export type SplitColumns = {
  readonly prefix: string
  readonly base: number | null
  readonly answers: ReadonlyMap<number, string>
}

/** `isChoice`: whether a column holds nothing but 0 and 1 (or TRUE and FALSE). */
export function splitColumns(headings: readonly string[], isChoice: (place: number) => boolean): SplitColumns[] {
  const byPrefix = new Map<string, Map<number, string>>()
  for (const [place, heading] of headings.entries()) {
    const slash = heading.lastIndexOf('/')
    const answer = heading.slice(slash + 1).trim()
    if (slash <= 0 || answer === '' || !isChoice(place)) continue
    const prefix = heading.slice(0, slash)
    const known = byPrefix.get(prefix) ?? new Map<number, string>()
    byPrefix.set(prefix, known.set(place, answer))
  }
  return [...byPrefix].flatMap(([prefix, answers]) => {
    const base = headings.indexOf(prefix)
    // One column of 0 and 1 in a group is a question of its own; with its joined column beside it, it is an answer.
    return answers.size < 2 && base === -1 ? [] : [{ prefix, base: base === -1 ? null : base, answers }]
  })
}
