/* biome-ignore-all lint/a11y/useSemanticElements: a million rows are drawn a few at a time: no table of the page can do that. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ObservationSort } from '../../../data/observations/observations-asked'
import { useTranslation } from '../../../ui/use-translation'
import classes from './grid.module.css'
import { columnKey, type GridColumn } from './grid-columns'
import { useColumnWords } from './use-cell-words'

type GridHeadingProps = {
  column: GridColumn
  index: number
  words: string
  sort: ObservationSort | null
  onSort: (sort: ObservationSort | null) => void
}

/** Pressed once: rising; twice: falling; three times: as it was. */
function GridHeading({ column, index, words, sort, onSort }: GridHeadingProps) {
  const { t } = useTranslation('observationGrid')
  const by = sortableBy(column)
  const isSorted =
    sort !== null &&
    by !== null &&
    (by === sort.by || (isOfDimension(by) && isOfDimension(sort.by) && by.dimension === sort.by.dimension))
  const next =
    by === null ? null : !isSorted ? { by, descending: false } : sort.descending ? null : { by, descending: true }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its button is
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={classes.heading}
      {...(column.is === 'value' && { 'data-end': true })}
      dir="auto"
    >
      {by === null ? (
        <span>{words}</span>
      ) : (
        <button type="button" aria-label={t('sortBy', { column: words })} onClick={() => onSort(next)}>
          <span>{words}</span>
          {isSorted &&
            (sort.descending ? <IconArrowDown size={16} aria-hidden /> : <IconArrowUp size={16} aria-hidden />)}
        </button>
      )}
    </div>
  )
}

const isOfDimension = (by: ObservationSort['by']): by is { dimension: string } => typeof by === 'object'

function sortableBy(column: GridColumn): ObservationSort['by'] | null {
  if (column.is === 'day' || column.is === 'value') return column.is
  return column.is === 'dimension' ? { dimension: column.dimension } : null
}

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
