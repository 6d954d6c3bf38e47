import { added } from '@core/change/make'
import { isPutRight, putRightLater, rowToPutRight } from '@core/import/put-right-later'
import { mappingOf } from '@core/import/remembered'
import type { ImportRecord, Measure, Observation } from '@core/project/entities'
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { showDone, showTrouble } from '../../ui/notices'
import { LeftOutTable } from './left-out-table'
import { PutRightDialog } from './put-right-dialog'

type LeftOutOfImportProps = {
  record: ImportRecord
  measures: readonly Measure[]
  /** Values entered by hand for rows that it left out. */
  putRight: readonly Observation[]
}
type Entry = ImportRecord['leftOut'][number]

const longestNote = 1000

/** What an import left out, and what of it was put right since: each as a figure entered by hand that says where it comes from. */
export function LeftOutOfImport({ record, measures, putRight }: LeftOutOfImportProps) {
  const { t } = useTranslation('evidence')
  const commit = useCommit()
  const [entry, setEntry] = useState<Entry | null>(null)
  const mapping = mappingOf(record)
  const left = record.leftOut.filter(each => !isPutRight(each, record.id, putRight))
  const row = entry && rowToPutRight(record, entry)
  const notKept = record.rowsLeftOut - record.leftOut.filter(({ cell }) => cell === undefined).length

  const keep = async (typed: Readonly<Record<string, string>>) => {
    if (!entry || !row) return
    setEntry(null)
    const read = putRightLater({ record, row, typed, measures })
    if (!read.ok) {
      showTrouble({ title: t('putRightNot'), message: t('putRightNotMore') })
      return
    }
    const note = t('putRightNote', { file: record.fileName, line: entry.line, text: entry.text }).slice(0, longestNote)
    const made = read.value.map(
      ({ measure: _, ...observation }): Observation => ({
        ...observation,
        id: newId(),
        note,
        source: record.source.slice(0, 1000),
        corrects: null,
        leftOutOf: { importId: record.id, line: entry.line, column: row.cell },
      }),
    )
    if (
      await commit(
        'import.correct',
        made.map(observation => added('observation', observation)),
      )
    ) {
      showDone({ title: t('putRightIn', { count: made.length }), message: t('putRightInMore', { line: entry.line }) })
    }
  }
  return (
    <Stack gap="xs">
      {record.corrected && record.corrected.length > 0 && (
        <Text>{t('putRightBefore', { count: record.corrected.length, lines: linesOf(record.corrected) })}</Text>
      )}
      {putRight.length > 0 && (
        <Text>
          {t('putRightSince', {
            count: putRight.length,
            lines: linesOf(putRight.flatMap(each => each.leftOutOf ?? [])),
          })}
        </Text>
      )}
      {mapping?.survey && <Text>{t('putRightSurvey')}</Text>}
      {left.length > 0 ? (
        <LeftOutTable
          leftOut={left}
          all={left.length + Math.max(0, notKept)}
          canPutRight={each => rowToPutRight(record, each) !== null}
          onPutRight={setEntry}
        />
      ) : (
        <Text>{t('putRightAll')}</Text>
      )}
      {entry && row && mapping && (
        <PutRightDialog
          mapping={mapping}
          row={row}
          reason={entry.reason}
          column={entry.column ?? null}
          onClose={() => setEntry(null)}
          onKeep={keep}
        />
      )}
    </Stack>
  )
}

const linesListed = 12

function linesOf(cells: readonly { readonly line: number }[]): string {
  const lines = [...new Set(cells.map(({ line }) => line))].sort((a, b) => a - b)
  return `${lines.slice(0, linesListed).join(', ')}${lines.length > linesListed ? '…' : ''}`
}
