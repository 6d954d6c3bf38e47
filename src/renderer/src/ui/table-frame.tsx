import { type ReactNode, useId } from 'react'
import classes from './table-frame.module.css'

type TableFrameProps = {
  caption: ReactNode
  /** `ColumnHeads` and `tbody`. Cells marked `data-number` are set to the end, digit under digit. */
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

/** `number`: what stands over figures. `dir`: `auto` where somebody else wrote it. What does not apply is left out. */
type ColumnHead = string | { readonly number: string; readonly dir?: 'auto' } | false | null | undefined

/** The one row of headings of a table's columns. */
export function ColumnHeads({ columns }: { columns: readonly ColumnHead[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, place) => {
          if (!column) return null
          const { number, dir } = typeof column === 'string' ? { number: column } : column
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <th key={place} scope="col" dir={dir} data-number={typeof column !== 'string' || undefined}>
              {number}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
