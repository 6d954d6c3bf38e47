import type { Guide } from '@core/theory/placement'
import classes from './picture.module.css'

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
