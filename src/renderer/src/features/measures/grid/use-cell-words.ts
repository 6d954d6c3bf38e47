import { own } from '@core/names'
import type { ImportRecord, Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { useCallback, useMemo } from 'react'
import {
  byHandIn,
  type ListedObservation,
  measureIdOf,
  recordedIn,
} from '../../../data/observations/listed-observation'
import { useTranslation } from '../../../ui/use-translation'
import { useRecordedWords } from '../measure-words'
import type { GridColumn } from './grid-columns'

/** A cell as it is read. */
export type CellWords = (row: ListedObservation, column: GridColumn) => string

/** `31 March 2016`, `18 of 30`, `figures.csv, line 12, was 7`. The same function until measures or imports change. */
export function useCellWords(measures: ReadonlyMap<string, Measure>, imports: readonly ImportRecord[]): CellWords {
  const { t } = useTranslation('measures')
  const inWords = useRecordedWords()
  return useMemo(() => {
    const fileNames = new Map(imports.map(({ id, fileName }) => [id, fileName]))
    const credits = new Map(imports.map(({ id, source }) => [id, source]))
    // A correction that names no source of its own has its import's.
    const sourceOf = (row: ListedObservation): string =>
      byHandIn(row)?.source || (row.from === 'import' ? (credits.get(row.cell.at.importId) ?? '') : '')
    const cameFrom = (row: ListedObservation, measure: Measure): string => {
      if (row.from === 'hand') return t('fromHand')
      const file = fileNames.get(row.cell.at.importId) ?? ''
      const from = t('fromImport', { file, line: row.cell.line })
      return row.correction ? `${from}, ${t('correctedWas', { value: inWords(row.cell, measure) })}` : from
    }
    const whereFrom = (row: ListedObservation, measure: Measure): string => {
      const from = cameFrom(row, measure)
      if (row.replacedBy === undefined) return from
      return `${from}. ${t('replacedBy', { file: fileNames.get(row.replacedBy) ?? '' })}`
    }
    const daysInWords = (row: ListedObservation): string => {
      const firstDay = byHandIn(row)?.firstDay
      const day = dayInWords(recordedIn(row).day)
      return firstDay === undefined ? day : `${day}, ${t('speaksFrom', { day: dayInWords(firstDay) })}`
    }
    return (row, column) => {
      const measure = measures.get(measureIdOf(row))
      if (!measure) return ''
      const recorded = recordedIn(row)
      switch (column.is) {
        case 'measure':
          return measure.title
        case 'day':
          return daysInWords(row)
        case 'value':
          return `${inWords(recorded, measure)}${marksOf(row)}`
        case 'dimension':
          return own(recorded.dimensions, column.dimension) ?? ''
        case 'from':
          return whereFrom(row, measure)
        case 'source':
          return sourceOf(row)
        case 'note':
          return byHandIn(row)?.note ?? ''
      }
    }
  }, [t, inWords, measures, imports])
}

/** Marks of the publisher, while the value is as it came. */
const marksOf = (row: ListedObservation): string =>
  row.from === 'import' && row.correction === null && row.cell.marks !== '' ? ` [${row.cell.marks}]` : ''

/** The same function until the language changes. */
export function useColumnWords(): (column: GridColumn) => string {
  const { t } = useTranslation('observationGrid')
  return useCallback(
    (column: GridColumn) => {
      if (column.is !== 'dimension') return t(`column.${column.is}`)
      const { dimension } = column
      return dimension === 'place' || dimension === 'group' ? t(`column.${dimension}`) : dimension
    },
    [t],
  )
}
