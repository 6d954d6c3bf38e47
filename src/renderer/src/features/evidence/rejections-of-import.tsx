import { correctChanges, correctLater, rowToCorrect } from '@core/import/correct-later'
import { isUnread } from '@core/import/duplicate-index'
import type { DuplicateChoice } from '@core/import/duplicates'
import { remainingRejections } from '@core/import/rejections'
import { mappingOf } from '@core/import/remembered'
import type { ImportRecord, Measure, Observation } from '@core/project/entities'
import { rowInWords } from '@core/words/format'
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../data/hooks'
import { figuresThere } from '../../data/import/import-work'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { CorrectDialog } from './correct-dialog'
import { CorrectThere, type FigureFound } from './correct-there'
import { RejectionTable } from './rejection-table'

type RejectionsOfImportProps = {
  record: ImportRecord
  measures: readonly Measure[]
  /** Values entered by hand for rows that it left out. */
  correct: readonly Observation[]
}
type Entry = ImportRecord['leftOut'][number]

const longestNote = 1000

/** What an import left out, and what of it was put right since: each as a figure entered by hand that says where it comes from. */
export function RejectionsOfImport({ record, measures, correct }: RejectionsOfImportProps) {
  const { t } = useTranslation('evidence')
  const commit = useCommit()
  const { db } = useSession()
  const [entry, setEntry] = useState<Entry | null>(null)
  /** Read, and waiting for what is to become of figures that are there. */
  const [found, setFound] = useState<{ line: number; figures: readonly FigureFound[] } | null>(null)
  const mapping = mappingOf(record)
  const { entries: left, rowsNotListed } = remainingRejections(record, correct)
  const row = entry && rowToCorrect(record, entry)

  const keep = async (typed: Readonly<Record<string, string>>) => {
    if (!entry || !row) return
    setEntry(null)
    const read = correctLater({ record, row, typed, measures })
    if (!read.ok) {
      showProblem({ title: t('correctNot'), message: t('correctNotMore') })
      return
    }
    const note = t('correctNote', { file: record.fileName, line: entry.line, text: entry.text }).slice(0, longestNote)
    const about = { note, source: record.source.slice(0, 1000), corrects: null }
    const leftOutOf = { importId: record.id, line: entry.line, column: row.cell }
    try {
      const there = await figuresThere(db, read.value)
      const figures = read.value.map(
        ({ measure, ...observation }, index): FigureFound => ({
          measure,
          observation: { ...observation, ...about, id: newId(), leftOutOf },
          there: there[index] ?? [],
        }),
      )
      if (figures.every(each => each.there.every(isUnread))) await bringIn(entry.line, figures, 'add')
      else setFound({ line: entry.line, figures })
    } catch (error) {
      logError(error)
      showProblem({ title: t('correctNot'), message: t('correctBroke') })
    }
  }
  const bringIn = async (line: number, figures: readonly FigureFound[], choice: DuplicateChoice) => {
    setFound(null)
    const ids = figures.map(({ observation }) => observation.measureId)
    const byHand = await db.rowsOf('observation').where('measureId').anyOf(ids).toArray()
    const changes = correctChanges(figures, choice, byHand)
    const count = changes.filter(({ before }) => before === null).length
    if (count === 0) {
      showDone({ title: t('correctNone'), message: t('correctNoneMore', { line }) })
      return
    }
    if (await commit('import.correct', changes)) {
      showDone({ title: t('correctIn', { count }), message: t('correctInMore', { line }) })
    }
  }
  return (
    <Stack gap="xs">
      {record.corrected && record.corrected.length > 0 && (
        <Text>{t('correctBefore', { count: record.corrected.length, lines: linesOf(record.corrected) })}</Text>
      )}
      {correct.length > 0 && (
        <Text>
          {t('correctSince', {
            count: correct.length,
            lines: linesOf(correct.flatMap(each => each.leftOutOf ?? [])),
          })}
        </Text>
      )}
      {mapping?.survey && <Text>{t('correctSurvey')}</Text>}
      {left.length > 0 ? (
        <RejectionTable
          leftOut={left}
          all={left.length + rowsNotListed}
          canCorrect={each => rowToCorrect(record, each) !== null}
          onCorrect={setEntry}
        />
      ) : (
        <Text>{t('correctAll')}</Text>
      )}
      {found && mapping && (
        <CorrectThere
          line={found.line}
          mapping={mapping}
          measures={measures}
          figures={found.figures}
          onClose={() => setFound(null)}
          onChoose={choice => void bringIn(found.line, found.figures, choice)}
        />
      )}
      {entry && row && mapping && (
        <CorrectDialog
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
  return `${rowInWords(lines.slice(0, linesListed))}${lines.length > linesListed ? '…' : ''}`
}
