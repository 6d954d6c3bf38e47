import type { Measure, Observation } from '@core/project/entities'
import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ListedObservation } from '../../data/observation-list'
import { dayInWords } from '../../ui/day-in-words'
import { TableFrame } from '../../ui/table-frame'
import { useRecordedWords } from './use-recorded-words'

type ObservationTableProps = {
  measure: Measure
  rows: readonly ListedObservation[]
  /** By import. */
  fileNames: ReadonlyMap<string, string>
  onEdit: (row: ListedObservation) => void
  onRemove: (observation: Observation) => void
}

export function ObservationTable({ measure, rows, fileNames, onEdit, onRemove }: ObservationTableProps) {
  const { t } = useTranslation('measures')
  return (
    <TableFrame caption={<span dir="auto">{t('observationsCaption', { title: measure.title })}</span>}>
      <thead>
        <tr>
          <th scope="col">{t('columnDay')}</th>
          <th scope="col">{t('columnWhere')}</th>
          <th scope="col" data-number>
            {t('columnValue')}
          </th>
          <th scope="col">{t('columnFrom')}</th>
          <th scope="col">{t('columnActions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <ObservationRow
            key={row.from === 'hand' ? row.observation.id : Object.values(row.cell.at).join(' ')}
            measure={measure}
            row={row}
            fileNames={fileNames}
            onEdit={onEdit}
            onRemove={onRemove}
          />
        ))}
      </tbody>
    </TableFrame>
  )
}

type ObservationRowProps = Omit<ObservationTableProps, 'rows'> & { row: ListedObservation }

function ObservationRow({ measure, row, fileNames, onEdit, onRemove }: ObservationRowProps) {
  const { t } = useTranslation('measures')
  const inWords = useRecordedWords(measure)
  const byHand = row.from === 'hand' ? row.observation : row.correction
  const shown = byHand ?? (row.from === 'import' ? row.cell : null)
  if (!shown) return null
  const day = dayInWords(shown.day)
  const where = Object.values(shown.dimensions).filter(Boolean).join(', ')
  const called = { day, where: where || t('everywhere') }
  return (
    <tr>
      <td data-nowrap>{day}</td>
      <th scope="row" dir="auto">
        {where || (
          <Text span c="dimmed" fw={400}>
            {t('everywhere')}
          </Text>
        )}
      </th>
      <td data-number dir="auto">
        {measure.kind === 'story' ? t('inWords') : inWords(shown)}
        {byHand?.firstDay !== undefined && (
          <Text size="sm" c="dimmed">
            {t('speaksFrom', { day: dayInWords(byHand.firstDay) })}
          </Text>
        )}
        {row.from === 'import' && row.correction && (
          <Text size="sm" c="dimmed">
            {t('correctedWas', { value: inWords(row.cell) })}
          </Text>
        )}
      </td>
      <td dir="auto">
        {row.from === 'import'
          ? t('fromImport', { file: fileNames.get(row.cell.at.importId) ?? '', line: row.cell.line })
          : row.observation.source
            ? t('fromHandSource', { source: row.observation.source })
            : t('fromHand')}
        {row.replacedBy !== null && (
          <Text size="sm" c="dimmed">
            {t('replacedBy', { file: fileNames.get(row.replacedBy) ?? '' })}
          </Text>
        )}
        {byHand && byHand.note !== '' && (
          <Text size="sm" c="dimmed" dir="auto">
            {byHand.note}
          </Text>
        )}
      </td>
      <td>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-md"
            variant="subtle"
            aria-label={byHand ? t('editOf', called) : t('correctOf', called)}
            onClick={() => onEdit(row)}
          >
            {byHand ? t('edit') : t('correct')}
          </Button>
          {byHand && (
            <Button
              size="compact-md"
              variant="subtle"
              color="red"
              aria-label={row.from === 'hand' ? t('removeOf', called) : t('removeCorrectionOf', called)}
              onClick={() => onRemove(byHand)}
            >
              {row.from === 'hand' ? t('remove') : t('removeCorrection')}
            </Button>
          )}
        </Group>
      </td>
    </tr>
  )
}
