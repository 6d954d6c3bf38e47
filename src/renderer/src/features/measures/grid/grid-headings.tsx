/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import type { ObservationSort } from '../../../data/observations/observations-asked'
import classes from './grid.module.css'
import { columnKey, type GridColumn } from './grid-columns'
import { GridHeading } from './grid-heading'
import { useColumnWords } from './use-cell-words'

type GridHeadingsProps = {
  columns: readonly GridColumn[]
  template: string
  sort: ObservationSort | null
  onSort: (sort: ObservationSort | null) => void
}

export function GridHeadings({ columns, template, sort, onSort }: GridHeadingsProps) {
  const columnWords = useColumnWords()
  return (
    <div role="rowgroup" className={classes.headerGroup}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div role="row" aria-rowindex={1} className={classes.header} style={{ gridTemplateColumns: template }}>
        {columns.map((column, index) => (
          <GridHeading
            key={columnKey(column)}
            column={column}
            index={index}
            words={columnWords(column)}
            sort={sort}
            onSort={onSort}
          />
        ))}
      </div>
    </div>
  )
}
