import { notAddedOverTime, notAddedUp } from '@core/import/figures-to-come'
import { withSign } from '@core/import/legend'
import { type MappedMeasure, type Mapping, unusedFigures } from '@core/import/mapping'
import { markMeanings } from '@core/import/marks'
import { breakdownsLeftOut } from '@core/import/nested-rows'
import type { PreviewObservation, PreviewWarning } from '@core/import/preview'
import type { RowCounts } from '@core/import/rejections'
import { rejectionReasons } from '@core/import/rejections'
import { isAlreadyIn } from '@core/import/run'
import { numberInWords } from '@core/measure/figure-words'
import { flagNames } from '@core/project/entities'
import { dayInWords, rowInWords } from '@core/words/format'
import { noteInWords } from '@core/words/note-words'
import { NativeSelect, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { FilePreview } from '../../../data/import/import-work'
import { HintNotice } from '../../../ui/hints'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import classes from './import-wizard.module.css'
import { Part } from './part'
import { RejectionPart } from './rejection-part'
import type { ImportWizardState } from './use-import-wizard'
import { useValueWords } from './use-value-words'

/** What would come in and what would not, as the import itself will count it. */
export function OutcomeView({ wizard, found }: { wizard: ImportWizardState; found: FilePreview }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { reading, warnings } = found.preview
  if (!reading) return null
  const { counts, observations } = reading
  return (
    <Part title={t('outcomeTitle')}>
      {counts.observations === 0 ? (
        <Text fw={600}>{t(isAlreadyIn(counts) ? 'nothingNew' : 'nothingComesIn')}</Text>
      ) : (
        <Text className={classes.outcome ?? ''}>
          {t('outcomeRows', {
            count: counts.observations,
            used: counts.rowsUsed,
            all: counts.rowsIn,
            observations: counts.observations,
          })}
        </Text>
      )}
      {counts.missing + counts.suppressed > 0 && (
        <Text>{t('outcomeFacts', { missing: counts.missing, suppressed: counts.suppressed })}</Text>
      )}
      {counts.notApplicable > 0 && <Text>{t('outcomeNotApplicable', { count: counts.notApplicable })}</Text>}
      {counts.unread > 0 && <Text>{t('outcomeUnread', { count: counts.unread })}</Text>}
      {warnings.map(warning => (
        <Warning key={warning} warning={warning} reading={reading} mapping={found.mapping} />
      ))}
      {observations.length > 0 && (
        <FirstObservations wizard={wizard} observations={observations} mapping={found.mapping} />
      )}
      <SignTable wizard={wizard} counts={counts} mapping={found.mapping} />
      <NoteTable counts={counts} />
      {counts.rowsLeftOut + counts.cellsLeftOut > 0 && (
        <Stack gap="xs">
          <Text fw={600}>
            {t('outcomeLeftOut', { count: counts.rowsLeftOut })}{' '}
            {counts.cellsLeftOut > 0 && t('outcomeCells', { count: counts.cellsLeftOut })}
          </Text>
          <ReasonTable counts={counts} />
        </Stack>
      )}
      <RejectionPart wizard={wizard} found={found} />
    </Part>
  )
}

/** What signs in place of numbers were taken for, each to be changed. */
function SignTable({ wizard, counts, mapping }: { wizard: ImportWizardState; counts: RowCounts; mapping: Mapping }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const signs = counts.signs.filter(({ sign }) => sign !== '')
  if (signs.length === 0) return null
  return (
    <TableFrame caption={t('signsCaption')}>
      <ColumnHeads columns={[t('sign'), t('signTaken'), { number: t('signTimes') }]} />
      <tbody>
        {signs.map(({ sign, flag, count }) => (
          <tr key={`${flag} ${sign}`}>
            <th scope="row" dir="auto">
              {sign}
            </th>
            <td>
              <NativeSelect
                aria-label={t('signMeans', { sign })}
                value={flagNames[flag] === 'value' ? 'zero' : (flagNames[flag] ?? 'missing')}
                data={markMeanings.map(value => ({
                  value,
                  label: value === 'zero' ? numberInWords(0) : t(`terms:flag.${value}`),
                }))}
                onChange={event => {
                  const meaning = markMeanings.find(each => each === event.currentTarget.value)
                  if (meaning) wizard.changeMapping(withSign(mapping, sign, meaning), { rereads: true })
                }}
              />
            </td>
            <td data-number>{numberInWords(count)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function NoteTable({ counts: { notes } }: { counts: RowCounts }) {
  const { t } = useTranslation('evidence')
  if (notes.length === 0) return null
  return (
    <TableFrame caption={t('marksCaption')}>
      <ColumnHeads columns={[t('mark'), t('markMeans'), { number: t('signTimes') }]} />
      <tbody>
        {notes.map(({ note, count }) => (
          <tr key={note}>
            <th scope="row">{note}</th>
            <td>{noteInWords(note)}</td>
            <td data-number>{numberInWords(count)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

type Reading = NonNullable<FilePreview['preview']['reading']>

function Warning({ warning, reading, mapping }: { warning: PreviewWarning; reading: Reading; mapping: Mapping }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const unused = unusedFigures(mapping)
  return (
    <HintNotice icon={<IconAlertTriangle aria-hidden />}>
      {t(`warning.${warning}`, {
        ...{ lines: rowInWords(reading.repeats.lines.slice(0, 5)), unused: unused.count, all: unused.all },
        breakdowns: rowInWords(breakdownsLeftOut(mapping).map(name => t('terms:quoted', { text: name }))),
        ...mapping.nextTable,
        timeless: rowInWords(notAddedOverTime(mapping)),
        titles: rowInWords(notAddedUp(mapping, reading.figures)),
      })}
    </HintNotice>
  )
}

function ReasonTable({ counts }: { counts: RowCounts }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const hasCells = counts.cellsLeftOut > 0
  const found = rejectionReasons.filter(
    reason => (counts.rowsByReason[reason] ?? 0) + (counts.cellsByReason[reason] ?? 0) > 0,
  )
  return (
    <TableFrame caption={t('reasonsCaption')}>
      <ColumnHeads
        columns={[
          t('reasonColumn'),
          { number: t('rowsLeftOutColumn') },
          hasCells && { number: t('cellsLeftOutColumn') },
        ]}
      />
      <tbody>
        {found.map(reason => (
          <tr key={reason}>
            <th scope="row">{t(`terms:rejection.${reason}`)}</th>
            <td data-number>{numberInWords(counts.rowsByReason[reason] ?? 0)}</td>
            {hasCells && <td data-number>{numberInWords(counts.cellsByReason[reason] ?? 0)}</td>}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

const shownFirst = 8

type FirstObservationsProps = {
  wizard: ImportWizardState
  observations: readonly PreviewObservation[]
  mapping: Mapping
}

function FirstObservations({ wizard, observations, mapping }: FirstObservationsProps) {
  const { t } = useTranslation(['evidence', 'terms'])
  const several = mapping.measures.length > 1
  // A survey's figures come from many lines.
  const hasLines = !mapping.survey
  const measureOf = (key: string) => mapping.measures.find(measure => measure.key === key)
  const inWords = useValueWords(mapping)
  const titleOf = (mapped: MappedMeasure | undefined) =>
    mapped?.target.as === 'existing' ? wizard.measureTitle(mapped.target.measureId) : mapped?.target.title
  return (
    <TableFrame caption={t('firstObservations')}>
      <ColumnHeads
        columns={[
          hasLines && { number: t('line') },
          several && t('measure'),
          t('day'),
          t('where'),
          { number: t('value') },
        ]}
      />
      <tbody>
        {observations.slice(0, shownFirst).map((observation, index) => {
          const mapped = measureOf(observation.measure)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a preview has no ids and is replaced whole
            <tr key={index}>
              {hasLines && <td data-number>{observation.line}</td>}
              {several && <td dir="auto">{titleOf(mapped)}</td>}
              <td data-nowrap>{dayInWords(observation.day)}</td>
              <td dir="auto">{rowInWords(Object.values(observation.dimensions))}</td>
              <td data-number>{inWords({ ...observation, marks: observation.note })}</td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
