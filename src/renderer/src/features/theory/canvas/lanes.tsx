import type { Lane } from '@core/theory/layout'
import type { Guide } from '@core/theory/placement'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './picture.module.css'

/** The strips behind the boxes, with their names. Each box says its own level and sphere, too. */
export const Lanes = memo(function Lanes({ lanes }: { lanes: readonly Lane[] }) {
  const { t } = useTranslation('terms')
  return lanes.map(({ x, y, width, height, ...lane }) => (
    <div
      key={'level' in lane ? lane.level : lane.sphere}
      className={classes.lane}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      aria-hidden
    >
      {'level' in lane ? t(`levels.${lane.level}`) : t(`sphere.${lane.sphere}`)}
    </div>
  ))
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
