import { levelsCsv } from '@core/export/csv-files'
import { levelsSvg } from '@core/export/levels-svg'
import type { Distribution } from '@core/measure/distribution'
import type { JudgedBy } from '@core/measure/judging'
import type { Period } from '@core/observation/period'
import { type SharedLevels, sharedDistributions, sharedJudgings } from '@core/privacy/levels'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { Measure } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../../data/hooks'
import { usePerspectiveName } from '../../../terms/use-perspective-name'
import type { ChartFiles } from './use-chart-files'

/** What leaves the room of how answers lie over levels: the same counts in the picture and in the table, small ones hidden in both. */
export function useLevelFiles(measure: Measure) {
  const { t } = useTranslation('charts')
  const { smallestGroup: threshold } = useProject()
  const nameOf = usePerspectiveName()

  const filesOf = (
    panels: () => Shareable<SharedLevels[]>,
    places: number,
    said: { subtitle: string; named: string },
  ): ChartFiles => {
    const levels = Array.from({ length: places }, (_, place) => measure.rubric[place]?.name ?? String(place + 1))
    return {
      picture: () =>
        madeFrom(panels(), shared => {
          const anyHidden = shared.some(({ counts, all, dontKnow }) => [...counts, all, dontKnow].includes('hidden'))
          return levelsSvg({
            title: measure.title,
            subtitle: said.subtitle,
            sentence: t(said.named === 'group' ? 'sayJudgedShared' : 'sayLevelsShared', {
              first: shared.at(0)?.name,
              last: shared.at(-1)?.name,
              count: shared.length,
            }),
            levels,
            panels: shared,
            notes: anyHidden ? [t('noteHidden', { threshold })] : [],
          })
        }),
      table: () => madeFrom(panels(), shared => levelsCsv(shared, levels, { named: said.named, threshold })),
    }
  }

  return {
    /** `item`: the one question that is shown. Null: all together. */
    distribution: (rows: readonly { period: Period; found: Distribution }[], item: string | null): ChartFiles => {
      const named = rows.map(({ period, found }) => ({ name: period.label, found }))
      // Of one question everybody gave one answer.
      const asked = item === null ? measure : { ...measure, items: [] }
      const subtitle = item === null ? t('levelsSubtitle') : t('levelsOfItem', { item })
      return filesOf(() => sharedDistributions(named, asked, threshold), measure.rubric.length, {
        subtitle,
        named: 'period',
      })
    },
    judgings: (judged: readonly JudgedBy[], period: Period): ChartFiles => {
      const places = Math.max(measure.rubric.length, ...judged.map(({ counts }) => counts.length))
      return filesOf(() => sharedJudgings(judged, places, nameOf, threshold), places, {
        subtitle: t('judgedSubtitle', { period: period.label }),
        named: 'group',
      })
    },
  }
}
