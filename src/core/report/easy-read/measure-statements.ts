import { isLevel } from '@core/measure/adding-up'
import type { Measure, Pictogram } from '@core/project/entities'
import { t } from '@core/words/words'
import { measureSaid } from '../measure-section'
import type { ReportBlock, Statement, StatementLine } from '../model'
import type { ReportMatter } from '../report-matter'
import type { ShownMeasure } from '../shown-measure'
import { quoted, shortened, titleOf } from '../text'

/** Each measure under its own heading: its figure, large, then how that compares with the start and with what was hoped for. */
export const measuresInEasyRead = (matter: ReportMatter, measures: readonly Measure[]): ReportBlock[] =>
  measures.flatMap(({ id, title }) => [
    { kind: 'heading', level: 2, text: shortened(titleOf(title), 160) },
    measureStatements(matter, matter.shown(id)),
  ])

export function measureStatements(matter: ReportMatter, shown: ShownMeasure): ReportBlock {
  return { kind: 'statements', statements: statementsOf(matter, shown) }
}

const say = (picture: Pictogram, ...lines: readonly string[]): Statement => ({
  picture,
  figure: '',
  lines: lines.map((text): StatementLine => ({ text })),
})

/** A long unit stands below its figure. */
const longestUnit = 14

function statementsOf(matter: ReportMatter, shown: ShownMeasure): Statement[] {
  const { measure, current, baseline } = shown
  const { figure, standing, target } = current
  const period = matter.period.label
  if (measure.kind === 'story') return [say('talk', measureSaid(matter, shown))]
  if (measure.kind === 'milestone')
    return [say(shown.reachedOn === null ? 'unknown' : 'agreed', measureSaid(matter, shown))]
  if (standing === 'seen-differently') return [say('people', t('report:measure.seenDifferently'))]
  if (figure === null) return [say('unknown', t('report:easyRead.unknown', { period }))]
  if (figure.hidden) return [say('unknown', t('report:easyRead.hidden'))]
  const unit = measure.kind === 'number' ? titleOf(measure.unit) : ''
  const isShort = unit !== '' && unit.length <= longestUnit
  const large = isShort ? `${figure.words} ${unit}` : figure.words
  const isBare = unit === '' || isShort
  const below = isLevel(measure)
    ? t('report:easyRead.level', { period })
    : isBare
      ? t('report:easyRead.figure', { period })
      : t('report:easyRead.figureOf', { period, unit })
  const compared = comparedWithStart(shown)
  // A rubric's levels are names.
  const named = isLevel(measure) ? quoted : (words: string) => words
  return [
    { picture: 'figures', figure: large, lines: [{ text: below }] },
    ...(compared && baseline && !baseline.hidden
      ? [say(compared, t(`report:easyRead.${compared}`), t('report:easyRead.start', { figure: named(baseline.words) }))]
      : compared
        ? [say(compared, t(`report:easyRead.${compared}`))]
        : []),
    ...(target
      ? [
          say(
            standing === 'target-met' ? 'agreed' : 'next',
            t('report:easyRead.hoped', { figure: named(target.words) }),
            t(standing === 'target-met' ? 'report:easyRead.met' : 'report:easyRead.notMet'),
          ),
        ]
      : []),
    ...current.cautions.map(caution => say('unknown', caution)),
  ]
}

function comparedWithStart({ current: { standing } }: ShownMeasure): 'better' | 'same' | 'worse' | null {
  switch (standing) {
    case 'towards':
      return 'better'
    case 'away':
      return 'worse'
    case 'held':
    case 'no-change':
      return 'same'
    default:
      return null
  }
}
