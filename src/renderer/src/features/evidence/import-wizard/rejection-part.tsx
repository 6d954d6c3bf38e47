import type { Rejection } from '@core/import/rejections'
import type { CorrectedCell } from '@core/project/entities'
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { FilePreview } from '../../../data/import/import-work'
import common from '../../../ui/common.module.css'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { CorrectDialog } from '../correct-dialog'
import { RejectionTable } from '../rejection-table'
import type { ImportWizardState } from './use-import-wizard'

type Entry = Rejection & { readonly cell?: number | undefined }

const entryOf = (leftOut: Rejection): Entry => ({
  ...leftOut,
  cell: leftOut.cellOnly ? (leftOut.column ?? undefined) : undefined,
})

/** Each row that stays out, to be put right before anything is written, and what was put right so far. */
export function RejectionPart({ wizard, found }: { wizard: ImportWizardState; found: FilePreview }) {
  const { t } = useTranslation('evidence')
  const [entry, setEntry] = useState<Entry | null>(null)
  const { reading } = found.preview
  const { mapping } = wizard
  if (!reading || !mapping) return null
  const { counts, leftOut, corrected } = reading
  const all = counts.rowsLeftOut + counts.cellsLeftOut
  return (
    <>
      {corrected.length > 0 && <CorrectCells wizard={wizard} corrected={corrected} />}
      {all > 0 && (
        <details className={common.details}>
          <summary>{t('seeLeftOut')}</summary>
          <RejectionTable
            leftOut={leftOut.map(entryOf)}
            all={all}
            canCorrect={({ cells }) => cells !== undefined}
            onCorrect={setEntry}
          />
        </details>
      )}
      {entry?.cells && (
        <CorrectDialog
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
            wizard.correct(cells.length > 0 ? cells : [asShown])
          }}
        />
      )}
    </>
  )
}

function CorrectCells({ wizard, corrected }: { wizard: ImportWizardState; corrected: readonly CorrectedCell[] }) {
  const { t } = useTranslation('evidence')
  const nameOf = (place: number) => wizard.mapping?.columns[place]?.name || t('unnamedColumn', { number: place + 1 })
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('correctDone', { count: corrected.length })}</Text>
      <TableFrame caption={t('correctCaption')}>
        <ColumnHeads
          columns={[{ number: t('line') }, t('column'), t('correctWas'), t('correctIs'), t('correctColumn')]}
        />
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
                  aria-label={t('correctBackOf', { line, column: nameOf(column) })}
                  onClick={() => wizard.takeBackCorrection({ line, column })}
                >
                  {t('correctBack')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Stack>
  )
}
