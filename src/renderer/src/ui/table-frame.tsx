import { type ReactNode, useId } from 'react'
import classes from './table-frame.module.css'

type TableFrameProps = {
  caption: ReactNode
  /** `thead` and `tbody`. Cells marked `data-number` are set to the end, digit under digit. */
  children: ReactNode
}

/** A table that scrolls sideways by itself where it is too wide, by keyboard too, and leaves the page in its place. */
export function TableFrame({ caption, children }: TableFrameProps) {
  const captionId = useId()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.frame} tabIndex={0} aria-labelledby={captionId}>
      <table className={classes.table}>
        <caption id={captionId}>{caption}</caption>
        {children}
      </table>
    </section>
  )
}
