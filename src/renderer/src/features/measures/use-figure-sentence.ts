import type { Measure } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import { type FigureRow, latestKnownRow, latestRow } from './figure-rows'
import { useFigureWords } from './measure-words'

/** What the chart shows, in one or two sentences: from where to where, and how that stands. */
export function useFigureSentence(measure: Measure, rows: readonly FigureRow[]): string {
  const { t } = useTranslation('measures')
  const words = useFigureWords()
  const first = rows.find(({ figure }) => figure !== null)
  const last = latestRow(rows)
  const newest = latestKnownRow(rows)
  const differ = newest?.standing.code === 'seen-differently' ? t('sayDiffer', { period: newest.period.label }) : ''
  if (!first?.figure || !last) return differ === '' ? t('sayNone') : differ

  const to = words.withUnit(last.figure, measure)
  const way =
    first.period.key === last.period.key
      ? t('sayOne', { to, last: last.period.label })
      : t('sayMany', {
          from: words.bare(first.figure, measure),
          first: first.period.label,
          to,
          last: last.period.label,
        })
  const { code, baseline, target } = last.standing
  const standing = target
    ? t(`sayTarget.${code}`, { period: last.period.label, target: words.bare(target.value, measure) })
    : t(`saySimply.${code}`, { baseline: baseline ? words.bare(baseline.value, measure) : '' })
  return [way, standing, differ].filter(said => said !== '').join(' ')
}
