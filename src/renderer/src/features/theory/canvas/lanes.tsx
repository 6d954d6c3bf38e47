import { type FoldedLayout, keyOfLane } from '@core/theory/fold-lanes'
import type { Lane } from '@core/theory/layout'
import type { Guide } from '@core/theory/placement'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import classes from './picture.module.css'

type LanesProps = Pick<FoldedLayout, 'lanes' | 'strips'> & {
  /** Folds one, or opens it again. Null: all that can be done is to look. */
  onFold: ((lane: string) => void) | null
}

/** The lanes behind the boxes, with their names as buttons that fold them. Each box says its own level and sphere, too. */
export const Lanes = memo(function Lanes({ lanes, strips, onFold }: LanesProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const nameOf = (lane: Lane) => ('level' in lane ? t(`terms:levels.${lane.level}`) : t(`terms:sphere.${lane.sphere}`))
  return lanes.map(lane => {
    const key = keyOfLane(lane)
    const strip = strips.get(key)
    const { x, y, width, height } = lane
    const Chevron = strip ? IconChevronRight : IconChevronDown
    return (
      <div
        key={key}
        className={classes.lane}
        data-folded={strip !== undefined}
        style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        aria-hidden={onFold === null}
      >
        {onFold === null ? (
          nameOf(lane)
        ) : (
          <button
            type="button"
            className={`${classes.laneButton} nopan nodrag`}
            data-lane={key}
            aria-expanded={strip === undefined}
            onClick={() => onFold(key)}
          >
            <Chevron size={22} aria-hidden />
            <span className={classes.laneName}>
              {nameOf(lane)}
              {strip && <span className={classes.laneCount}> {t('laneHolds', { count: strip.count })}</span>}
            </span>
          </button>
        )}
      </div>
    )
  })
})

/** Lines that show what comes in line with what while something is moved. */
export const Guides = ({ guides }: { guides: readonly Guide[] }) =>
  guides.map(({ along, at, from, to }) => (
    <div
      key={along}
      className={classes.guide}
      data-along={along}
      style={
        along === 'x'
          ? { transform: `translate(${from}px, ${at}px)`, width: to - from }
          : { transform: `translate(${at}px, ${from}px)`, height: to - from }
      }
      aria-hidden
    />
  ))
