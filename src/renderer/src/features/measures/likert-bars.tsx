import { shareInWords } from '@core/measure/figure-words'
import { divergingOf } from '@core/measure/likert'
import { useTranslation } from '../../ui/use-translation'
import classes from './measures.module.css'

type LikertBarsProps = {
  levels: readonly string[]
  /** Answers by level, lowest first. */
  bars: readonly { readonly key: string; readonly name: string; readonly counts: readonly number[] }[]
  /** Of fewer answers per cent would claim too much. */
  threshold: number
}

/**
 * A bar for each period, its lower levels to the left of a line and its higher ones to the right, the middle one half on each side. What
 * it shows is said beside it in words and in a table.
 */
export function LikertBars({ levels, bars, threshold }: LikertBarsProps) {
  const { t } = useTranslation('measures')
  const shares = bars.map(({ counts }) => divergingOf(counts))
  const widest = { low: Math.max(...shares.map(({ low }) => low)), high: Math.max(...shares.map(({ high }) => high)) }
  const width = widest.low + widest.high || 1
  return (
    <div className={classes.likert} aria-hidden>
      {bars.map(({ key, name, counts }, index) => {
        const { low, shares: own, answers } = shares[index] ?? divergingOf([])
        return (
          <div key={key}>
            {t('likertOf', { name, count: answers })}
            <div
              className={classes.likertRow}
              style={{ '--zero': `${(100 * widest.low) / width}%` } as React.CSSProperties}
            >
              <div
                className={classes.likertBar}
                style={{ marginInlineStart: `${(100 * (widest.low - low)) / width}%` }}
              >
                {own.map((share, place) =>
                  share === 0 ? null : (
                    <span
                      // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
                      key={place}
                      className={classes.likertPart}
                      data-side={sideOf(place, own.length)}
                      style={
                        {
                          width: `${(100 * share) / width}%`,
                          '--depth': depthOf(place, own.length),
                        } as React.CSSProperties
                      }
                    >
                      {answers < threshold ? counts[place] : shareInWords(share)}
                    </span>
                  ),
                )}
              </div>
            </div>
          </div>
        )
      })}
      <ul className={classes.likertKey}>
        {levels.map((level, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
          <li key={place}>
            <span
              className={classes.likertPart}
              data-side={sideOf(place, levels.length)}
              style={{ '--depth': depthOf(place, levels.length) } as React.CSSProperties}
            />
            <span dir="auto">{level}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const sideOf = (place: number, levels: number): 'low' | 'middle' | 'high' => {
  const from = place - (levels - 1) / 2
  return from < 0 ? 'low' : from > 0 ? 'high' : 'middle'
}

/** The further from the middle, the deeper. */
const depthOf = (place: number, levels: number): string =>
  `${Math.round(35 + (65 * Math.abs(place - (levels - 1) / 2)) / Math.max(1, (levels - 1) / 2))}%`
