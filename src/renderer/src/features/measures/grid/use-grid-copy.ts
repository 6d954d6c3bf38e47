import { forTheTeam } from '@core/privacy/shareable'
import type { Measure } from '@core/project/entities'
import type { ClipboardEvent } from 'react'
import { type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import type { ObservationRows } from '../../../data/observations/observation-rows'
import { showDone, showProblem } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { cellRowOf, textInCell } from './cell-text'
import { type GridColumn, isReadOnly } from './grid-columns'
import type { Selection } from './use-active-cell'
import type { CellWords } from './use-cell-words'

const mostCopiedRows = 5000

/** The selection as a spreadsheet takes it: tabs between cells, a line a row. Null: some of it has not been read yet. */
function copiedText(
  rows: ObservationRows,
  selection: Selection,
  columns: readonly GridColumn[],
  textOf: (row: ListedObservation, column: GridColumn) => string,
): string | null {
  const chosen = columns.slice(selection.columns[0], selection.columns[1] + 1)
  const lines: string[] = []
  for (let place = selection.rows[0]; place <= selection.rows[1]; place++) {
    const row = rows.rowAt(place)
    if (!row) return null
    lines.push(chosen.map(column => quoted(textOf(row, column))).join('\t'))
  }
  return lines.join('\n')
}

const quoted = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Puts the selection on the clipboard, or says why it cannot. */
export function useGridCopy(
  rows: ObservationRows,
  columns: readonly GridColumn[],
  measures: ReadonlyMap<string, Measure>,
  wordsOf: CellWords,
) {
  const { t } = useTranslation('observationGrid')
  const notCopied = () => showProblem({ title: t('tooManyToCopy'), message: t('notCopied') })
  return {
    onCopy: (event: ClipboardEvent, selection: Selection) => {
      event.preventDefault()
      const count = selection.rows[1] - selection.rows[0] + 1
      if (count > mostCopiedRows) {
        showProblem({ title: t('tooManyToCopy'), message: t('tooManyToCopyMore', { most: mostCopiedRows }) })
        return
      }
      const text = copiedText(rows, selection, columns, (row, column) => {
        const measure = measures.get(measureIdOf(row))
        if (!measure) return ''
        return isReadOnly(column) ? wordsOf(row, column) : textInCell(cellRowOf(row), column, measure)
      })
      if (text === null) {
        void rows.ready(...selection.rows)
        notCopied()
        return
      }
      event.clipboardData.setData('text/plain', forTheTeam('clipboard', text))
      showDone({ title: t('copied'), message: t('copiedMore', { count }) })
    },
    /** For a button: the grid must have the focus. */
    copy: () => {
      if (!document.execCommand('copy')) notCopied()
    },
  }
}
