import type { Period } from '@core/observation/period'
import type { ProjectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { fieldPieces } from './field-syntax'
import { type Fields, fieldsOf, resolveText } from './fields'
import { markdownOf } from './narratives'
import { matterOf } from './report-model'
import { capitalised, shortened, titleOf } from './text'

/**
 * A figure that a text can hold. `call`: what stands between the braces; `name`: short, as the text shows it; `label`: what it is, for whoever
 * chooses. `offered`: false where it is only known because a text has it in a spelling of its own.
 */
export type LiveFigure = {
  readonly call: string
  readonly name: string
  readonly label: string
  readonly value: string
  readonly group: 'project' | 'counts' | 'measure'
  readonly offered: boolean
}

/** What was shown of a measure in the period; '' nothing. */
export type FigureOfMeasure = { readonly measureId: string; readonly text: string }

export type LiveFigures = { readonly figures: readonly LiveFigure[]; readonly ofMeasures: readonly FigureOfMeasure[] }

const longestFigure = 1000
const inner = (text: string): string => text.slice(2, -2)

/** What the texts of a report on that period can hold, and what it says of each measure. `now`: ISO time in UTC. */
export const liveFigures = (source: Shareable<ProjectForOthers>, period: Period, now: string): Shareable<LiveFigures> =>
  madeFrom(source, told => {
    const matter = matterOf(told, period, now)
    const fields = fieldsOf(matter, now)
    const offered = fields.all().map(field => {
      const isMeasure = field.group === 'measure'
      const name = isMeasure ? titleOf(field.measure.title) : capitalised(field.call.name)
      const aspect = isMeasure ? (field.call.subject?.split(', ').at(-1) ?? '') : ''
      return {
        call: inner(field.textById),
        name: isMeasure ? `${name}, ${aspect}` : name,
        label: isMeasure ? `${name}: ${field.label}` : field.label,
        value: field.value.words,
        group: field.group,
        offered: true,
      }
    })
    const known = new Set(offered.map(({ call }) => call))
    const typed = told.rows.narrative
      .filter(narrative => narrative.period === period.key)
      .flatMap(narrative => callsIn(markdownOf(narrative)))
      .filter(call => !known.has(call))
    return {
      figures: [...offered, ...[...new Set(typed)].flatMap(call => spelledOtherwise(call, fields))],
      ofMeasures: matter.measures.map(({ id }) => ({
        measureId: id,
        text: shortened(matter.shown(id).current.figure?.words ?? '', longestFigure),
      })),
    }
  })

const callsIn = (markdown: string): string[] =>
  fieldPieces(markdown).flatMap(piece => (piece.kind === 'field' ? [inner(piece.text).trim()] : []))

function spelledOtherwise(call: string, fields: Fields): LiveFigure[] {
  const answer = resolveText(fields, call)
  if (!answer.ok) return []
  return [{ call, name: call, label: call, value: answer.value.words, group: 'project', offered: false }]
}
