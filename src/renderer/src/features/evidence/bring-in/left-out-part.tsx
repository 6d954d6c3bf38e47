import type { LeftOut } from '@core/import/left-out'
import type { CorrectedCell } from '@core/project/entities'
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilePreview } from '../../../data/import/preview-file'
import { TableFrame } from '../../../ui/table-frame'
import { LeftOutTable } from '../left-out-table'
import { PutRightDialog } from '../put-right-dialog'
import classes from './bring-in.module.css'
import type { BringIn } from './use-bring-in'

type Entry = LeftOut & { readonly cell?: number | undefined }

const entryOf = (leftOut: LeftOut): Entry => ({
  ...leftOut,
  cell: leftOut.cellOnly ? (leftOut.column ?? undefined) : undefined,
})

/** Each row that stays out, to be put right before anything is written, and what was put right so far. */
export function LeftOutPart({ bringIn, found }: { bringIn: BringIn; found: FilePreview }) {
  const { t } = useTranslation('evidence')
  const [entry, setEntry] = useState<Entry | null>(null)
  const { reading } = found.preview
  const { mapping } = bringIn
  if (!reading || !mapping) return null
  const { counts, leftOut, corrected } = reading
  const all = counts.rowsLeftOut + counts.cellsLeftOut
  return (
    <>
      {corrected.length > 0 && <PutRightCells bringIn={bringIn} corrected={corrected} />}
      {all > 0 && (
        <details className={classes.details}>
          <summary>{t('seeLeftOut')}</summary>
          <LeftOutTable
            leftOut={leftOut.map(entryOf)}
            all={all}
            canPutRight={({ cells }) => cells !== undefined}
            onPutRight={setEntry}
          />
        </details>
      )}
      {entry?.cells && (
        <PutRightDialog
          mapping={mapping}
          row={{ line: entry.line, cells: entry.cells, cell: entry.cell ?? null }}
          reason={entry.reason}
          column={entry.column}
          onClose={() => setEntry(null)}
          onKeep={typed => {
            setEntry(null)
            const cells = Object.entries(typed).map(([place, text]) => ({
              line: entry.line,
              column: Number(place),
              text,
            }))
            // A row of too few or too many cells is put right by being looked at: as many cells as there are columns.
            const first = Number(Object.keys(entry.cells ?? {})[0] ?? 0)
            const asShown = { line: entry.line, column: first, text: entry.cells?.[first] ?? '' }
            bringIn.putRight(cells.length > 0 ? cells : [asShown])
          }}
        />
      )}
    </>
  )
}

function PutRightCells({ bringIn, corrected }: { bringIn: BringIn; corrected: readonly CorrectedCell[] }) {
  const { t } = useTranslation('evidence')
  const nameOf = (place: number) => bringIn.mapping?.columns[place]?.name || t('unnamedColumn', { number: place + 1 })
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('putRightDone', { count: corrected.length })}</Text>
      <TableFrame caption={t('putRightCaption')}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('line')}
            </th>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('putRightWas')}</th>
            <th scope="col">{t('putRightIs')}</th>
            <th scope="col">{t('putRightColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {corrected.map(({ line, column, was, text }) => (
            <tr key={`${line} ${column}`}>
              <th scope="row" data-number>
                {line}
              </th>
              <td dir="auto">{nameOf(column)}</td>
              <td dir="auto">{was || t('emptyCell')}</td>
              <td dir="auto">{text || t('emptyCell')}</td>
              <td>
                <Button
                  size="compact-md"
                  variant="subtle"
                  aria-label={t('putRightBackOf', { line, column: nameOf(column) })}
                  onClick={() => bringIn.takeBackCorrection({ line, column })}
                >
                  {t('putRightBack')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Stack>
  )
}
