import { rowInWords } from '@core/words/format'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useSession } from '../../../data/hooks'
import type { RowsShown } from '../../../data/observations/observation-rows'
import { useTranslation } from '../../../ui/use-translation'
import { type GridColumn, gridColumns, isEmptyColumn } from './grid-columns'
import { useColumnWords } from './use-cell-words'

/** Where somebody asked for the empty columns, while the app is open. */
const askedForMore = new Set<string>()

export type ShownColumns = {
  readonly shown: readonly GridColumn[]
  readonly all: readonly GridColumn[]
  /** In which nothing stands, shown or not. */
  readonly empty: readonly GridColumn[]
  readonly withEmpty: boolean
  readonly showEmpty: (show: boolean) => void
}

/** The columns in which something stands, and the others where somebody asked for them. `measureId` null: of all measures. */
export function useShownColumns(measureId: string | null, { dimensions, filled }: RowsShown): ShownColumns {
  const { id } = useSession()
  const key = `${id} ${measureId ?? ''}`
  const [withEmpty, setWithEmpty] = useState(() => askedForMore.has(key))
  const columns = useMemo(() => {
    const all = gridColumns(dimensions, measureId === null)
    const empty = all.filter(column => isEmptyColumn(column, filled))
    return { all, empty, shown: withEmpty ? all : all.filter(column => !empty.includes(column)) }
  }, [dimensions, filled, measureId, withEmpty])
  return {
    ...columns,
    withEmpty,
    showEmpty: show => {
      if (show) askedForMore.add(key)
      else askedForMore.delete(key)
      setWithEmpty(show)
    },
  }
}

/** Brings in the columns in which nothing stands yet, by name, and leaves them out again. */
export function MoreColumns({ columns: { empty, withEmpty, showEmpty } }: { columns: ShownColumns }) {
  const { t } = useTranslation('observationGrid')
  const columnWords = useColumnWords()
  if (empty.length === 0) return null
  return (
    <Button
      size="compact-md"
      variant="default"
      styles={{ label: { whiteSpace: 'normal' }, root: { height: 'auto' } }}
      onClick={() => showEmpty(!withEmpty)}
    >
      {withEmpty ? t('fewerColumns') : t('moreColumns', { columns: rowInWords(empty.map(columnWords)) })}
    </Button>
  )
}
