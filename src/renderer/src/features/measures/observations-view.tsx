import type { Measure, Observation } from '@core/project/entities'
import { Button, Group, Pagination, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRows, useSession } from '../../data/hooks'
import { type ListedObservation, useObservationList } from '../../data/observation-list'
import { StillReading } from '../../ui/still-reading'
import { AnswersForm } from './answers-form'
import { ObservationForm, type ObservationSubject } from './observation-form'
import { ObservationTable } from './observation-table'
import { useObservationEdits } from './use-observation-edits'

const pageLength = 50

/** Every recorded value of a measure, and the one place to add and correct them. */
export function ObservationsView({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const { id } = useSession()
  const imports = useRows('import')
  const edits = useObservationEdits()
  const [text, setText] = useState('')
  const [page, setPage] = useState(1)
  const [subject, setSubject] = useState<ObservationSubject | null>(null)
  const [answers, setAnswers] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const found = useObservationList(measure.id, {
    text: text.trim(),
    firstDay: null,
    lastDay: null,
    offset: (page - 1) * pageLength,
    limit: pageLength,
  })
  if (!imports) return <StillReading label={t('reading')} />

  const fileNames = new Map(imports.map(record => [record.id, record.fileName]))
  const pages = Math.max(1, Math.ceil((found?.all ?? 0) / pageLength))
  const remove = async (observation: Observation) => {
    if (await edits.remove(observation)) addButton.current?.focus()
  }
  const open = (row: ListedObservation) =>
    setSubject(
      row.from === 'hand'
        ? { task: 'edit', observation: row.observation }
        : row.correction
          ? { task: 'edit', observation: row.correction }
          : { task: 'correct', cell: row.cell, fileName: fileNames.get(row.cell.at.importId) ?? '' },
    )
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <Text c="dimmed">{t('observationsLead')}</Text>
        <Group>
          <Button component={Link} to={`/p/${id}/evidence`} variant="default">
            {t('bringInData')}
          </Button>
          {measure.kind === 'scale' && (
            <Button variant="default" disabled={measure.rubric.length === 0} onClick={() => setAnswers(true)}>
              {t('addAnswers')}
            </Button>
          )}
          <Button
            ref={addButton}
            leftSection={<IconPlus size={20} aria-hidden />}
            data-field="add-observation"
            onClick={() => setSubject({ task: 'add' })}
          >
            {t(measure.kind === 'story' ? 'addStory' : 'addObservation')}
          </Button>
        </Group>
      </Group>
      {((found?.all ?? 0) > pageLength || text !== '') && (
        <TextInput
          label={t('findPlace')}
          type="search"
          maw="24rem"
          leftSection={<IconSearch size={20} aria-hidden />}
          value={text}
          onChange={event => {
            setText(event.currentTarget.value)
            setPage(1)
          }}
        />
      )}
      <Text aria-live="polite" c="dimmed">
        {found && found.all === 0 && (text === '' ? t('observationsNone') : t('noPlace', { text }))}
        {found &&
          found.all > 0 &&
          t('pageShown', {
            from: (page - 1) * pageLength + 1,
            to: (page - 1) * pageLength + found.rows.length,
            all: found.all.toLocaleString('en-GB'),
          })}
      </Text>
      {found && found.rows.length > 0 && (
        <ObservationTable measure={measure} rows={found.rows} fileNames={fileNames} onEdit={open} onRemove={remove} />
      )}
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={setPage}
          aria-label={t('pages')}
          getItemProps={number => ({ 'aria-label': t('page', { page: number, pages }) })}
          getControlProps={control => ({ 'aria-label': t(`pageControl.${control}`) })}
        />
      )}
      {answers && <AnswersForm measure={measure} onClose={() => setAnswers(false)} />}
      {subject && <ObservationForm measure={measure} subject={subject} onClose={() => setSubject(null)} />}
    </Stack>
  )
}
